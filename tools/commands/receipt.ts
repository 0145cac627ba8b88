import { loadProgrammes } from '../../infra/programmes.ts'
import { StoredShapeError } from '../../shared/errors.ts'
import { parseReceipt } from '../../shared/receipt.ts'
import { attachedReceipt, isPdf } from '../../shared/receipt-page/attached-receipt.ts'
import { printReceipt } from '../../shared/receipt-page/print-receipt.ts'
import { printAssets } from '../print-assets.ts'
import { type Command, parseCommand, print, required, UsageError } from './command.ts'
import { readFile, writeNew } from './files.ts'
import { programmesHere } from './programmes-here.ts'

export const receipt: Command = {
  usage: 'receipt RECEIPT --pdf FILE [--programmes DIR] [--json]',
  summary: `把签名的回执印成一页 PDF，不需要网络。Prints a signed receipt (JSON) as one page with the receipt attached. Names are taken from the
      programme of the receipt's hash below --programmes; without it the page shows codes. It checks no signature: verify does.`,
  async run(args) {
    const text = { type: 'string' } as const
    const { values, positionals } = parseCommand(args, { pdf: text, programmes: text }, ['RECEIPT'])
    const [path = ''] = positionals
    const file = required(values.pdf, '--pdf')
    const signed = signedIn(path)
    const { programme: code, programmeHash } = parsed(signed, path)
    const programme = (await loadProgrammes(values.programmes ?? programmesHere())).get(code)
    const named = programme?.hash === programmeHash ? programme : null
    const pdf = await printReceipt(signed, { programme: named, position: null }, await printAssets())
    writeNew(file, pdf)
    const result = { file, size: pdf.length, names: named !== null }
    print(values.json, result, () => `已生成 written: ${file}${named ? '' : '（仅代码 codes only）'}`)
    return 0
  },
}

/** A printed receipt is printed again from the one that it carries. */
function signedIn(path: string): Uint8Array {
  const bytes = readFile(path)
  if (!isPdf(bytes)) return bytes
  const attached = attachedReceipt(bytes)
  if (!attached.ok) throw new UsageError(`${path} ${attached.reason}`)
  return Buffer.from(attached.json)
}

function parsed(signed: Uint8Array, path: string) {
  try {
    return parseReceipt(Buffer.from(signed).toString('utf8')).receipt
  } catch (error) {
    if (error instanceof StoredShapeError) throw new UsageError(`${path} is no receipt`)
    throw error
  }
}
