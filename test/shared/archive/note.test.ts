import { generateKeyPairSync, sign } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { buildManifest, checkpointText, parseManifest, previousEdition } from '../../../shared/archive/manifest.ts'
import { formatNote, formatNoteKey, openNote, parseNoteKey } from '../../../shared/archive/note.ts'
import { canonicalZip, readZip } from '../../../shared/archive/zip.ts'
import { sha256Hex } from '../../../shared/digest.ts'

const pair = generateKeyPairSync('ed25519')
const raw = new Uint8Array(pair.publicKey.export({ format: 'der', type: 'spki' }).subarray(-32))
const key = { name: 'zone-bulletin/p', publicKey: raw }
const text = 'zone-bulletin p\nedition 1\n'
const note = formatNote(text, key, sign(null, Buffer.from(text), pair.privateKey))

describe('signed notes', () => {
  test('open with their key only', () => {
    expect(openNote(note, key)).toEqual({ text })
    const other = new Uint8Array(
      generateKeyPairSync('ed25519').publicKey.export({ format: 'der', type: 'spki' }),
    ).slice(-32)
    expect(openNote(note, { ...key, publicKey: other })).toHaveProperty('fault')
    expect(openNote(note, { ...key, name: 'someone' })).toHaveProperty('fault')
  })

  test('every changed byte shows', () => {
    const bytes = Buffer.from(note)
    for (let at = 0; at < bytes.length; at++) {
      const changed = Buffer.from(bytes)
      changed[at] = (changed[at] ?? 0) ^ 1
      expect(openNote(changed.toString('utf8'), key), `byte ${at}`).toHaveProperty('fault')
    }
  })

  test('a verifier key reads back, and a damaged one is none', () => {
    expect(parseNoteKey(`${formatNoteKey(key)}\n`)).toEqual(key)
    expect(parseNoteKey(formatNoteKey(key).replace('zone', 'Zone'))).toBeNull()
    expect(() => formatNote('no newline', key, new Uint8Array(64))).toThrow(RangeError)
  })
})

describe('the canonical zip', () => {
  const files = new Map([
    ['b.txt', Buffer.from('two')],
    ['a/ü.txt', Buffer.from('one')],
  ])
  const zip = canonicalZip(files)

  test('does not depend on the order of the files, and reads back', () => {
    expect(Buffer.from(canonicalZip(new Map([...files].reverse()))).equals(zip)).toBe(true)
    const read = readZip(zip)
    if ('fault' in read) throw new Error(read.fault)
    expect(Buffer.from(canonicalZip(read.files)).equals(zip)).toBe(true)
    expect(Buffer.from(read.files.get('b.txt') ?? []).toString()).toBe('two')
  })

  test('is the same in every time zone and on every machine', () => {
    const zip = canonicalZip(
      new Map(['a.txt=one', 'b.txt=two'].map((file) => [file.slice(0, 5), Buffer.from(file.slice(6))])),
    )
    expect(sha256Hex(zip)).toBe('fd9a43ef7560bfa7ac71f834f795a01e257a2121de9e9274dd974550220e3677')
  })

  test('a zip that is cut short is refused', () => {
    expect(readZip(zip.subarray(0, zip.length - 30))).toHaveProperty('fault')
  })
})

describe('the manifest', () => {
  const hash = 'a'.repeat(64)
  const made = { programmeHash: hash, codeVersion: 'c', previousManifestHash: null }
  const ref = { programme: 'p', period: '2025-03', edition: 1 }
  const bytes = buildManifest(ref, made, new Map([['x', Buffer.from('1')]]))

  test('reads back in its one form only', () => {
    const manifest = parseManifest(bytes)
    expect(manifest?.files).toEqual([{ path: 'x', size: 1, sha256: expect.stringMatching(/^6b86b273/) }])
    expect(parseManifest(Buffer.from(`${Buffer.from(bytes).toString()} `))).toBeNull()
    expect(parseManifest(Buffer.from('{}'))).toBeNull()
    expect(manifest && checkpointText(manifest, hash)).toContain(`manifest sha256 ${hash}`)
  })

  test('an edition follows the last one before it', () => {
    const editions = [
      { period: '2025-01/02', edition: 1 },
      { period: '2025-01/02', edition: 2 },
      { period: '2025-04', edition: 1 },
    ]
    expect(previousEdition(editions, { period: '2025-03', edition: 1 })).toEqual(editions[1])
    expect(previousEdition(editions, { period: '2025-01/02', edition: 2 })).toEqual(editions[0])
    expect(previousEdition(editions, { period: '2025-01/02', edition: 1 })).toBeNull()
  })
})
