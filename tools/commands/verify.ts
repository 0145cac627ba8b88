import { dirname, join } from 'node:path'
import { type NoteKey, parseNoteKey } from '../../shared/archive/note.ts'
import { type Verification, verifyArchive } from '../../shared/archive/verify.ts'
import { say } from '../../shared/messages/to-zone.ts'
import { type ReceiptCheck, verifyReceipt } from '../../shared/receipt.ts'
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
      The key is read from --key or from ${KEY_FILE} beside the archive or receipt: compare it with the one that was made known to you.`,
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
      const check = verifyFiled(bytes, readKey(keyFile).publicKey, readFile(filed))
      print(values.json, check, () => receiptInWords(check, keyFile))
      return check.ok ? 0 : 1
    }
    const previous = values.previous === undefined ? null : readFile(values.previous)
    const result = await verifyArchive(bytes, readKey(keyFile), previous)
    const ok = result.faults.length === 0
    print(values.json, { ok, ...result }, () => inWords(result, keyFile))
    return ok ? 0 : 1
  },
}

/** A receipt as it was issued, or the page that carries it. */
function verifyFiled(receipt: Uint8Array, publicKey: Uint8Array, filed: Uint8Array): ReceiptCheck {
  const attached = isPdf(receipt) ? attachedReceipt(receipt) : null
  if (attached && !attached.ok) return attached
  return verifyReceipt(attached?.json ?? Buffer.from(receipt).toString('utf8'), publicKey, filed)
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
    ].join('\n')
  return [
    `通过 VERIFIED: ${manifest?.programme} ${manifest?.period} 第${manifest?.edition}版 edition ${manifest?.edition}`,
    `  文件 files ${checked.files}，报送 uploads ${checked.uploads}，重算 figures ${checked.figures}`,
    `  清单 manifest SHA-256 ${manifestHash}`,
    `  上一版 previous ${manifest?.previousManifestHash ?? '无 none'}`,
    `  公钥 key ${keyFile}`,
  ].join('\n')
}

function readKey(file: string): NoteKey {
  const key = parseNoteKey(Buffer.from(readFile(file)).toString('utf8'))
  if (!key) throw new UsageError(`${file} holds no verifier key`)
  return key
}
