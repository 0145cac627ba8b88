import { createHash, createPublicKey, verify as verifySignature } from 'node:crypto'

/**
 * Signed notes (C2SP signed-note): a text that ends in a newline, an empty line, then signature lines
 * `— name base64(key id ‖ signature)`. Ed25519 over the text. https://c2sp.org/signed-note
 */
export interface NoteKey {
  readonly name: string
  /** 32 raw bytes. */
  readonly publicKey: Uint8Array
}

const ED25519 = 1
const KEY_ID_BYTES = 4
const SIGNATURE_BYTES = 64
const PUBLIC_KEY_BYTES = 32
/** The fixed head of an Ed25519 SubjectPublicKeyInfo (RFC 8410), before the 32 raw bytes. */
const SPKI_HEAD = Buffer.from('302a300506032b6570032100', 'hex')

/** The verifier key as text, to be kept and compared by people: `name+hash+base64`. */
export function formatNoteKey(key: NoteKey): string {
  const encoded = Buffer.concat([Buffer.of(ED25519), key.publicKey]).toString('base64')
  return `${key.name}+${keyId(key).toString('hex')}+${encoded}`
}

/** Null for text that is no Ed25519 verifier key, or whose hash does not fit its key. */
export function parseNoteKey(text: string): NoteKey | null {
  const match = /^([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+={0,2})$/.exec(text.trim())
  if (!match?.[1] || !match[3]) return null
  const bytes = Buffer.from(match[3], 'base64')
  if (bytes.length !== PUBLIC_KEY_BYTES + 1 || bytes[0] !== ED25519) return null
  const key = { name: match[1], publicKey: new Uint8Array(bytes.subarray(1)) }
  return keyId(key).toString('hex') === match[2] ? key : null
}

/** Adds the signature of `text` by `key`; the text has to end in a newline. */
export function formatNote(text: string, key: NoteKey, signature: Uint8Array): string {
  if (!text.endsWith('\n')) throw new RangeError('the text of a note ends in a newline')
  return `${text}\n— ${key.name} ${Buffer.concat([keyId(key), signature]).toString('base64')}\n`
}

/**
 * The text of a note with exactly one signature, by `key`; otherwise the reason why not. Strict to the byte: a second
 * spelling of the same signature is refused, so that any changed byte shows.
 */
export function openNote(note: string, key: NoteKey): { text: string } | { fault: string } {
  const match = /^([\s\S]*\n)\n— (\S+) ([A-Za-z0-9+/=]+)\n$/.exec(note)
  if (!match?.[1] || !match[2] || !match[3]) return { fault: 'is no signed note' }
  const [, text, name] = match
  const bytes = Buffer.from(match[3], 'base64')
  if (bytes.toString('base64') !== match[3]) return { fault: 'spells its signature in another way' }
  if (bytes.length !== KEY_ID_BYTES + SIGNATURE_BYTES) return { fault: 'has a signature of the wrong length' }
  if (name !== key.name || !bytes.subarray(0, KEY_ID_BYTES).equals(keyId(key)))
    return { fault: `is signed by ${name}+${bytes.subarray(0, KEY_ID_BYTES).toString('hex')}, not by the key given` }
  if (!verifyEd25519(key.publicKey, Buffer.from(text), bytes.subarray(KEY_ID_BYTES)))
    return { fault: 'has a signature that does not fit its text' }
  return { text }
}

/** Ed25519 over the raw message, RFC 8032. */
export function verifyEd25519(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  const spki = createPublicKey({ key: Buffer.concat([SPKI_HEAD, publicKey]), format: 'der', type: 'spki' })
  return verifySignature(null, message, spki, signature)
}

/** First four bytes of SHA-256(name ‖ newline ‖ algorithm ‖ public key). */
function keyId({ name, publicKey }: NoteKey): Buffer {
  const hash = createHash('sha256').update(`${name}\n`).update(Buffer.of(ED25519)).update(publicKey).digest()
  return hash.subarray(0, KEY_ID_BYTES)
}
