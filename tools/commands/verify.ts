import { dirname, join } from 'node:path'
import { archivePaths } from '../../shared/archive/contents.ts'
import { CHECKPOINT_FILE } from '../../shared/archive/manifest.ts'
import { type NoteKey, parseNoteKey } from '../../shared/archive/note.ts'
import { type Verification, verifyArchive } from '../../shared/archive/verify.ts'
import { say } from '../../shared/messages/to-zone.ts'
import { type ReceiptCheck, receiptKeyId, verifyReceipt } from '../../shared/receipt.ts'
import { attachedReceipt, isPdf } from '../../shared/receipt-page/attached-receipt.ts'
import { type Command, parseCommandList, print, UsageError } from './command.ts'
import { readFile } from './files.ts'

/** Beside the archive, as `start` writes it; an auditor compares it with the key that the authority has made known. */
const KEY_FILE = 'verifier-key.txt'

export const verify: Command = {
  usage: `verify ARCHIVE [--key FILE] [--previous MANIFEST] [--json]
  verify RECEIPT FILE [--key FILE] [--json]`,
  summary: `核验档案或回执，不需要网络。Proves an archive offline: form, hashes, signature, chain, receipts, and every figure computed again;
      or that a receipt (JSON, or its printed page as PDF) was signed for exactly the bytes of FILE.
      The key is read from --key or from ${KEY_FILE} beside the archive or receipt: compare it with the one that was made known to you.
      Several keys, one a line, are a list: each proof is held against the one that it names.`,
  async run(args) {
    const { values, positionals } = parseCommandList(
      args,
      { key: { type: 'string' }, previous: { type: 'string' } },
      'ARCHIVE',
    )
    const [proof = '', filed, ...more] = positionals
    if (more.length > 0) throw new UsageError(`too many words: ${more.join(' ')}`)
    if (filed !== undefined && values.previous !== undefined) throw new UsageError('a receipt has no --previous')
    const keyFile = values.key ?? join(dirname(proof), KEY_FILE)
    const bytes = readFile(proof)
    if (filed !== undefined) {
      const check = verifyFiled(bytes, readKeys(keyFile), readFile(filed))
      print(values.json, check, () => receiptInWords(check, keyFile))
      return check.ok ? 0 : 1
    }
    const previous = values.previous === undefined ? null : readFile(values.previous)
    const result = await verifyByAny(bytes, readKeys(keyFile), previous)
    const ok = result.faults.length === 0
    print(values.json, { ok, ...result }, () => inWords(result, keyFile))
    return ok ? 0 : 1
  },
}

/** A receipt as it was issued, or the page that carries it, by the key of the list that it names. */
function verifyFiled(receipt: Uint8Array, keys: readonly [NoteKey, ...NoteKey[]], filed: Uint8Array): ReceiptCheck {
  const attached = isPdf(receipt) ? attachedReceipt(receipt) : null
  if (attached && !attached.ok) return attached
  const json = attached?.json ?? Buffer.from(receipt).toString('utf8')
  const named = keys.find(({ publicKey }) => json.includes(`"keyId":"${receiptKeyId(publicKey)}"`))
  return verifyReceipt(json, (named ?? keys[0]).publicKey, filed)
}

/** A key that does not fit stops at the checkpoint: then the next one of the list is tried. */
async function verifyByAny(
  archive: Uint8Array,
  [first, ...others]: readonly [NoteKey, ...NoteKey[]],
  previous: Uint8Array | null,
): Promise<Verification> {
  const result = await verifyArchive(archive, first, previous)
  for (const key of others) {
    const other = await verifyArchive(archive, key, previous)
    if (!other.faults.some(({ file }) => file === CHECKPOINT_FILE)) return other
  }
  return result
}

function receiptInWords(check: ReceiptCheck, keyFile: string): string {
  if (!check.ok) return `不通过 FAILED: the receipt ${check.reason}`
  const { programme, period, zone, uploadId, receivedAt, verdict, timeliness, counts, sha256 } = check.receipt
  return [
    `通过 VERIFIED: ${programme} ${period} ${zone}`,
    `  回执 receipt ${uploadId}，收到 received ${receivedAt}（${timeliness}）`,
    `  结果 verdict ${verdict}`,
    `  ${say('zh', 'counts.sum', counts)} ${say('en', 'counts.sum', counts)}`,
    `  文件 file SHA-256 ${sha256}`,
    `  公钥 key ${keyFile}`,
  ].join('\n')
}

function inWords({ faults, manifest, manifestHash, checked }: Verification, keyFile: string): string {
  if (faults.length > 0)
    return [
      `不通过 FAILED: ${faults.length} 处 fault(s)`,
      ...faults.map(({ file, reason }) => `  ${file}: ${reason}`),
      // Another version may lay a page out otherwise; figures it has to come to all the same.
      ...(manifest && faults.some(({ file }) => file.startsWith(archivePaths.bulletin('')))
        ? [`  封存时的程序版本 code version that sealed it: ${manifest.codeVersion}`]
        : []),
    ].join('\n')
  return [
    `通过 VERIFIED: ${manifest?.programme} ${manifest?.period} 第${manifest?.edition}版 edition ${manifest?.edition}`,
    `  文件 files ${checked.files}，报送 uploads ${checked.uploads}，重算 figures ${checked.figures}`,
    `  清单 manifest SHA-256 ${manifestHash}`,
    `  上一版 previous ${manifest?.previousManifestHash ?? '无 none'}`,
    `  公钥 key ${keyFile}`,
  ].join('\n')
}

/** One key a line; `#` begins a remark. A key that was replaced stays in the list for what it signed. */
function readKeys(file: string): readonly [NoteKey, ...NoteKey[]] {
  const lines = Buffer.from(readFile(file)).toString('utf8').split('\n')
  const keys = lines
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => {
      const key = parseNoteKey(line)
      if (!key) throw new UsageError(`${file} holds a line that is no verifier key`)
      return key
    })
  const [first, ...others] = keys
  if (!first) throw new UsageError(`${file} holds no verifier key`)
  return [first, ...others]
}
