import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import iconv from 'iconv-lite'
import { mutateBytes, mutateText } from './mutate.ts'
import type { Random } from './random.ts'
import type { Sample } from './samples.ts'
import { CSV_TOKENS, JSON_TOKENS, XML_TOKENS } from './tokens.ts'

/** A sample with something wrong in its bytes, its container, its text or its encoding. */
export function breakSample({ format, bytes, fileName }: Sample, random: Random): Uint8Array {
  if (random.once(4)) return mutateBytes(bytes, random)
  if (format === 'xlsx') return random.once(4) ? breakZip(bytes, random) : breakParts(bytes, random)
  const encoding = ENCODING_OF[fileName] ?? 'utf-8'
  const text = mutateText(
    iconv.decode(Buffer.from(bytes), encoding),
    format === 'json' ? JSON_TOKENS : CSV_TOKENS,
    random,
  )
  const into = random.once(10) ? random.pick(ENCODINGS) : encoding
  return new Uint8Array(iconv.encode(text, into, { addBOM: !random.once(3) }))
}

const ENCODING_OF: Readonly<Record<string, string>> = { 'office.csv': 'gb18030', 'unicode.txt': 'utf-16le' }
const ENCODINGS = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be', 'big5', 'shift_jis', 'utf-7']

/** Records of a zip and the bytes of their fixed part (APPNOTE.TXT 4.3). */
const RECORDS: readonly (readonly [magic: number, bytes: number])[] = [
  [0x04034b50, 30],
  [0x02014b50, 46],
  [0x06054b50, 22],
]
const FIELD_VALUES = [0, 1, 8, 9, 12, 0xff, 0x7fff, 0xffff]

/** One or two fields of a record set to what they are not. */
function breakZip(bytes: Uint8Array, random: Random): Uint8Array {
  const broken = Uint8Array.from(bytes)
  const view = new DataView(broken.buffer)
  const [magic, length] = random.pick(RECORDS)
  const records = Array.from({ length: broken.length - 4 }, (_, at) => at).filter(
    (at) => view.getUint32(at, true) === magic,
  )
  if (records.length === 0) return mutateBytes(bytes, random)
  for (let left = 1 + random.below(2); left > 0; left -= 1) {
    const at = Math.min(random.pick(records) + 4 + 2 * random.below((length - 4) / 2), broken.length - 2)
    const value = random.once(2) ? random.pick(FIELD_VALUES) : view.getUint16(at, true) + random.below(5) - 2
    view.setUint16(at, value & 0xffff, true)
  }
  return broken
}

/** Mostly the sheet and its strings: where the figures are. */
function breakParts(bytes: Uint8Array, random: Random): Uint8Array {
  const parts = unzipSync(bytes)
  const names = Object.keys(parts)
  const likely = names.filter((name) => /sheet\d*\.xml$|sharedStrings\.xml$/.test(name))
  const name = random.once(5) ? random.pick(names) : random.pick(likely)
  const part = parts[name]
  if (!part) return bytes
  const broken = random.once(6) ? mutateBytes(part, random) : strToU8(mutateText(strFromU8(part), XML_TOKENS, random))
  const missing = random.once(12) ? random.pick(names) : null
  const kept = names.filter((each) => each !== missing).map((each) => [each, each === name ? broken : parts[each]])
  return zipSync(Object.fromEntries(kept), { level: 1 })
}
