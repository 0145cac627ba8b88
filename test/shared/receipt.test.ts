import { generateKeyPairSync, sign } from 'node:crypto'
import { expect, test } from 'vitest'
import { canonicalJson, sha256Hex } from '../../shared/digest.ts'
import { parseReceipt, receiptKeyId, receiptOf, signReceipt, verifyReceipt } from '../../shared/receipt.ts'
import type { Finding, Revision } from '../../shared/submission.ts'

const bytes = Buffer.from('the file')
const finding = (code: string): Finding => ({
  ...{ code, severity: 'quality', seen: '12.5', explanation: '保密' },
  ...{ sentence: { zh: '句', en: 's' }, remedy: { zh: '法', en: 'r' } },
})
const revision: Revision = {
  ...{ programme: 'small', period: '2025-03', region: 'R', zone: 'Z1', uploadId: 'u', versionId: 'v' },
  ...{ receivedAt: '2025-04-02T01:00:00.000Z', size: bytes.length, sha256: sha256Hex(bytes), fileName: '三月.xlsx' },
  ...{ timeliness: 'on-time', programmeHash: 'b'.repeat(64) },
  judgement: {
    ...{ verdict: 'to-explain', format: 'csv', counts: { read: 2, kept: 2, refused: 0 } },
    values: [{ series: 'A/ytd', filed: '12.5', value: '12.5', place: { row: 3, column: 4 } }],
    findings: [finding('K2'), finding('K1'), finding('K2')],
  },
}

function newKey() {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const raw = Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url')
  return { raw, sign: async (message: Uint8Array) => sign(null, message, privateKey) }
}
function reordered(text: string): string {
  const { receipt, ...signed } = JSON.parse(text)
  return JSON.stringify({ ...signed, receipt })
}
const key = newKey()
const file = async (of = revision) => Buffer.from(await signReceipt(receiptOf(of), key.sign, key.raw)).toString()

test('a receipt says what was filed and its result, by codes alone: no figure and no explanation', async () => {
  const text = await file()
  expect(verifyReceipt(text, key.raw, bytes)).toEqual({ ok: true, receipt: receiptOf(revision) })
  expect(receiptOf(revision).findings).toEqual(['K1', 'K2'])
  expect(text).not.toMatch(/12\.5|保密|句/)
  expect(parseReceipt(text).keyId).toBe(receiptKeyId(key.raw))
  expect(await file()).toBe(text)
})

test('a receipt fits into what a key signs at once, whatever a file is called and however much is wrong with it', () => {
  const findings = Array.from({ length: 200 }, (_none, index) => finding(`K${index}`))
  for (const fileName of ['𠮷'.repeat(255), '\u0000'.repeat(255)]) {
    const worst = { ...revision, fileName, judgement: { ...revision.judgement, findings } }
    expect(Buffer.byteLength(canonicalJson(receiptOf(worst)))).toBeLessThan(4_096)
  }
})

test.each([
  ['other bytes', (t: string) => t, Buffer.from('the fils'), 'is about other bytes'],
  ['a shorter file', (t: string) => t, Buffer.from('the fil'), 'is about other bytes'],
  ['another verdict', (t: string) => t.replace('to-explain', 'accepted'), bytes, 'has a signature that does not fit'],
  ['another time', (t: string) => t.replace('04-02T', '04-01T'), bytes, 'has a signature that does not fit'],
  [
    'another signature',
    (t: string) => t.replace(/"signature":"..../, '"signature":"AAAA'),
    bytes,
    'has a signature that does not fit',
  ],
  [
    'no signature',
    (t: string) => t.replace(/"signature":"[^"]+"/, '"signature":""'),
    bytes,
    'has a signature that does not fit',
  ],
  [
    'something more',
    (t: string) => t.replace('"receipt":{', '"receipt":{"paid":true,'),
    bytes,
    'is not a receipt of a known format',
  ],
  ['a later format', (t: string) => t.replace('receipt/1', 'receipt/2'), bytes, 'is not a receipt of a known format'],
  ['another order', (t: string) => reordered(t), bytes, 'is not written as it was issued'],
  ['blanks between', (t: string) => t.replace('"receipt":{', '"receipt": {'), bytes, 'is not written as it was issued'],
  [
    'a second verdict that programs do not see',
    (t: string) => t.replace('"verdict":', '"verdict":"accepted","verdict":'),
    bytes,
    'is not written as it was issued',
  ],
  [
    'a signature that only means the same',
    (t: string) => t.replace('=="', '"'),
    bytes,
    'has a signature that does not fit',
  ],
  ['half of it', (t: string) => t.slice(0, 100), bytes, 'is not a receipt of a known format'],
  ['nothing', () => '', bytes, 'is not a receipt of a known format'],
])('refuses %s', async (_what, change, about, reason) => {
  expect(verifyReceipt(change(await file()), key.raw, about)).toEqual({ ok: false, reason })
})

test('an end of line that a program added or took changes nothing', async () => {
  for (const text of [(await file()).trimEnd(), (await file()).replace('\n', '\r\n')])
    expect(verifyReceipt(text, key.raw, bytes).ok).toBe(true)
})

test('a receipt of another key is told apart by the name of the key, and by the signature when that is forged', async () => {
  const other = newKey()
  const reason = `was signed by another key, ${receiptKeyId(key.raw)}`
  expect(verifyReceipt(await file(), other.raw, bytes)).toEqual({ ok: false, reason })
  const renamed = (await file()).replace(receiptKeyId(key.raw), receiptKeyId(other.raw))
  expect(verifyReceipt(renamed, other.raw, bytes)).toEqual({ ok: false, reason: 'has a signature that does not fit' })
  expect(() => parseReceipt('{}')).toThrow('a stored receipt is not one')
})
