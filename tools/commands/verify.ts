import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type NoteKey, parseNoteKey } from '../../shared/archive/note.ts'
import { type Verification, verifyArchive } from '../../shared/archive/verify.ts'
import { type Command, parseCommand, print, UsageError } from './command.ts'

/** Beside the archive, as `start` writes it; an auditor compares it with the key that the authority has made known. */
const KEY_FILE = 'verifier-key.txt'

export const verify: Command = {
  usage: 'verify ARCHIVE [--key FILE] [--previous MANIFEST] [--json]',
  summary: `核验档案，不需要网络。Proves an archive offline: form, hashes, signature, chain, receipts, and every figure computed again.
      The key is read from --key or from ${KEY_FILE} beside the archive: compare it with the one that was made known to you.`,
  async run(args) {
    const { values, positionals } = parseCommand(args, { key: { type: 'string' }, previous: { type: 'string' } }, [
      'ARCHIVE',
    ])
    const [archive = ''] = positionals
    const keyFile = values.key ?? join(dirname(archive), KEY_FILE)
    const key = readKey(keyFile)
    const previous = values.previous === undefined ? null : readFile(values.previous)
    const result = await verifyArchive(readFile(archive), key, previous)
    const ok = result.faults.length === 0
    print(values.json, { ok, ...result }, () => inWords(result, keyFile))
    return ok ? 0 : 1
  },
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

function readFile(file: string): Uint8Array {
  if (!existsSync(file)) throw new UsageError(`there is no file ${file}`)
  return readFileSync(file)
}
