import { createPublicKey, verify } from 'node:crypto'
import * as v from 'valibot'
import { canonicalJson, sha256Hex } from './digest.ts'
import { StoredShapeError } from './errors.ts'
import type { Revision } from './submission.ts'

const FORMAT = 'zone-bulletin/receipt/1'

/** Stands for the hash of a file that was too large to be read: it was never downloaded, so nothing is known of its bytes. */
export const UNREAD_SHA256 = '0'.repeat(64)

const Hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))
const Count = v.pipe(v.number(), v.integer(), v.minValue(0))
const ReceiptSchema = v.strictObject({
  format: v.literal(FORMAT),
  programme: v.string(),
  period: v.string(),
  region: v.string(),
  zone: v.string(),
  uploadId: v.string(),
  versionId: v.string(),
  receivedAt: v.string(),
  sha256: Hash,
  size: Count,
  fileName: v.string(),
  programmeHash: Hash,
  verdict: v.picklist(['accepted', 'accepted-with-notes', 'to-explain', 'rejected', 'quarantined']),
  timeliness: v.picklist(['on-time', 'overdue', 'late']),
  counts: v.strictObject({ read: Count, kept: Count, refused: Count }),
  findings: v.array(v.string()),
})
const SignedSchema = v.strictObject({ receipt: ReceiptSchema, signature: v.string(), keyId: v.string() })

/** What was filed, when, with which result (回执): a pure function of the revision. `findings` are their codes, each once, sorted. */
export type Receipt = v.InferOutput<typeof ReceiptSchema>

/** `keyId` is the first eight hex digits of the public key's SHA-256; `signature` is Ed25519 over the receipt's canonical JSON, base64. */
export type SignedReceipt = v.InferOutput<typeof SignedSchema>

export type ReceiptCheck =
  | { readonly ok: true; readonly receipt: Receipt }
  | { readonly ok: false; readonly reason: string }

export function receiptOf(revision: Revision): Receipt {
  const { programme, period, region, zone, uploadId, versionId, receivedAt, sha256, size, fileName } = revision
  const { verdict, counts, findings } = revision.judgement
  return {
    format: FORMAT,
    ...{ programme, period, region, zone, uploadId, versionId, receivedAt, sha256, size, fileName },
    programmeHash: revision.programmeHash,
    verdict,
    timeliness: revision.timeliness,
    counts,
    findings: [...new Set(findings.map(({ code }) => code))].sort(),
  }
}

/** The bytes of the receipt's file. Ed25519 is deterministic: one revision and one key give one file. */
export async function signReceipt(
  receipt: Receipt,
  sign: (message: Uint8Array) => Promise<Uint8Array>,
  publicKey: Uint8Array,
): Promise<Uint8Array> {
  const signature = Buffer.from(await sign(messageOf(receipt))).toString('base64')
  const signed: SignedReceipt = { receipt, signature, keyId: receiptKeyId(publicKey) }
  return Buffer.from(`${canonicalJson(signed)}\n`)
}

/** Reads a receipt that we stored; throws StoredShapeError when it is none. The signature is not checked. */
export function parseReceipt(json: string): SignedReceipt {
  const signed = readSigned(json)
  if (!signed) throw new StoredShapeError('a stored receipt is not one')
  return signed
}

/** Whether a text has the form of a signed receipt, whoever signed it. */
export function isReceipt(json: string): boolean {
  return readSigned(json) !== null
}

/**
 * Whether a receipt was signed by this key (32 raw bytes) and is of exactly these bytes; `bytes` null: of a file that was too large
 * to be read. Needs nothing but its arguments.
 */
export function verifyReceipt(json: string, publicKey: Uint8Array, bytes: Uint8Array | null): ReceiptCheck {
  const signed = readSigned(json)
  if (!signed) return { ok: false, reason: 'is not a receipt of a known format' }
  // Read as one thing by people and as another by programs, `{"verdict":…,"verdict":…}` would pass for both.
  if (json.trimEnd() !== canonicalJson(signed)) return { ok: false, reason: 'is not written as it was issued' }
  if (signed.keyId !== receiptKeyId(publicKey))
    return { ok: false, reason: `was signed by another key, ${signed.keyId}` }
  const signature = Buffer.from(signed.signature, 'base64')
  // Base64 has several spellings of the same bytes; we issue one.
  const spelled = signature.toString('base64') === signed.signature
  if (!spelled || !verify(null, messageOf(signed.receipt), keyObject(publicKey), signature))
    return { ok: false, reason: 'has a signature that does not fit' }
  const { size, sha256 } = signed.receipt
  const same = bytes ? size === bytes.length && sha256 === sha256Hex(bytes) : sha256 === UNREAD_SHA256
  return same ? { ok: true, receipt: signed.receipt } : { ok: false, reason: 'is about other bytes' }
}

export function receiptKeyId(publicKey: Uint8Array): string {
  return sha256Hex(publicKey).slice(0, 8)
}

function readSigned(json: string): SignedReceipt | null {
  try {
    const result = v.safeParse(SignedSchema, JSON.parse(json))
    return result.success ? result.output : null
  } catch {
    return null
  }
}

function messageOf(receipt: Receipt): Uint8Array {
  return Buffer.from(canonicalJson(receipt))
}

function keyObject(publicKey: Uint8Array) {
  const x = Buffer.from(publicKey).toString('base64url')
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
}
