import iconv from 'iconv-lite'
import { formatCsv, parseCsv } from '../../shared/csv.ts'
import type { Verdict } from '../../shared/submission.ts'
import { filledCells, form, formText } from '../fixtures/intake/form.ts'
import { gb18030 } from '../fixtures/intake/gb18030.ts'
import type { Case } from './case.ts'

const RARE = '𬭎源公司在㙦里扩产'
const csv = await formText()
const plain = csv.slice(1)
const rare = plain.replace(/^(A01,.*),\r$/m, `$1,${RARE}\r`)

/** Encodings and separators of offices; the figures are the same in each. */
const HONEST: readonly (readonly [name: string, file: () => Uint8Array | string, findings: readonly string[]])[] = [
  ['UTF-8 with its mark', () => csv, []],
  ['UTF-8 without its mark', () => plain, []],
  ['LF', () => plain.replaceAll('\r\n', '\n'), []],
  ['CR alone', () => plain.replaceAll('\r\n', '\r'), []],
  ['no line end at the end', () => plain.trimEnd(), []],
  ['blank lines between', () => plain.replaceAll('\r\n', '\r\n\r\n'), []],
  ['every field quoted', () => quoted(plain), []],
  ['GB18030', () => gb18030(plain), ['E142']],
  ['rare characters in GB18030', () => gb18030(rare), ['E142']],
  ['rare characters in UTF-8', () => rare, []],
  ['UTF-16LE', () => encoded(plain, 'utf-16le'), ['E142']],
  ['UTF-16BE', () => encoded(plain, 'utf-16be'), ['E142']],
  ['“Unicode text” of Excel', () => encoded(joined(plain, '\t'), 'utf-16le'), ['E142', 'E143']],
  ['TAB', () => joined(plain, '\t'), ['E143']],
  ['semicolons', () => joined(plain, ';'), ['E143']],
  ['full-width commas', () => joined(plain, '，'), ['E143']],
  ['semicolons in GB18030', () => gb18030(joined(plain, ';')), ['E142', 'E143']],
  ['title lines above', () => `附件2\r\n（内部资料）\r\n${plain}`, []],
  ['a note below', () => `${plain}注：数据为快报数\r\n`, []],
  [
    'columns in another order',
    () => formatCsv(rowsOf(plain).map((row) => (row.length === 9 ? row.toReversed() : row))),
    [],
  ],
]

const REFUSED: readonly (readonly [name: string, file: () => Uint8Array | string, findings: readonly string[]])[] = [
  ['0 bytes', () => '', ['E101']],
  ['a byte order mark alone', () => '\uFEFF', ['E101']],
  ['spaces and line ends alone', () => ' \r\n\t\n\u3000'.replace('\u3000', ' '), ['E101']],
  ['a header alone', () => '代码,指标名称,计量单位,本期,累计或期末\r\n', ['E204', 'E204', 'E204']],
  // Nearly every text in Big5 decodes as some other text in GB18030: the header settles it.
  ['Big5', () => encoded(plain, 'big5', false), ['E142', 'E201']],
  [
    'Big5 with a character of its extensions',
    () => Uint8Array.from([...encoded(plain, 'big5', false), 0xff]),
    ['E141 R71'],
  ],
  ['Shift-JIS', () => encoded('見出し\r\nｶ,あ\r\n', 'shift_jis', false), ['E141 R2']],
  ['one broken byte', () => broken(), ['E141 R9']],
  ['a cut character at the end', () => Uint8Array.from([...gb18030(plain), 0x81]), ['E141 R71']],
  ['a mark of UTF-8 before GB18030', () => Uint8Array.from([0xef, 0xbb, 0xbf, ...gb18030(plain)]), ['E141 R1']],
  ['NUL', () => `${plain}\0`, ['E140']],
  ['UTF-16 without its mark', () => encoded(plain, 'utf-16le', false), ['E140']],
  ['a replacement character', () => plain.replace('郑州', '\uFFFD'), ['E144']],
  ['an open quote', () => plain.replace('\r\nB01,', '\r\n"B01,'), ['E145 R16']],
  ['a quote within a field', () => plain.replace('\r\nB01,', '\r\nB0"1,'), ['E145 R16']],
  ['text behind a quote', () => plain.replace('\r\nB01,', '\r\n"B01"x,'), ['E145 R16']],
  ['a separator too few', () => plain.replace('B01,规模以上工业企业单位数,', 'B01,'), ['E147 R16', 'E312']],
  ['a separator too many', () => plain.replace(/^(B01,.*)\r$/m, '$1,9\r'), ['E147 R16', 'E312']],
  ['decimal commas', () => plain.replace(/^(B01,.*,—,)1,/m, '$11,5,'), ['E147 R16', 'E312']],
  ['a million columns', () => `${','.repeat(1_000_000)}\r\n${plain}`, ['E146 R1']],
  ['50,001 rows', () => `${'x\n'.repeat(50_001)}${plain}`, ['E146 R50001']],
  ['a cell of 40,000 characters', () => `${plain}"${'x'.repeat(40_000)}"\r\n`, ['E146 R71']],
  ['5 MB of quotes', () => '"'.repeat(5_000_000), ['E146 R1']],
]

/** Remarks that do harm elsewhere are text here, and come back as they were. */
const REMARKS = [
  "=cmd|'/c calc'!A1",
  '+1',
  '-1+1',
  '@SUM(A1)',
  '\t=1',
  '＝1+1',
  '<script>alert(1)</script>',
  '{{7*7}}',
  'a\r\nBcc: x@example.com',
  '\u202etxt.exe',
  "'quoted",
  '"quoted"',
]

export const textCases: readonly Case[] = [
  ...HONEST.map((row) => textCase(row, row[2].length === 0 ? 'accepted' : 'accepted-with-notes')),
  ...REFUSED.map((row) => textCase(row, 'rejected')),
  ...(['xlsx', 'csv', 'json'] as const).flatMap((format) =>
    REMARKS.map(
      (remark): Case => ({
        name: `the remark ${JSON.stringify(remark)} in a ${format} form`,
        fileName: `form.${format}`,
        file: () => form(format, { ...filledCells('1'), 'A01/ytd': { value: '1', remark } }),
        verdict: 'accepted',
        findings: [],
        values: { 'A01/ytd': '1' },
        remarks: { 'A01/ytd': remark },
      }),
    ),
  ),
]

function textCase([name, file, findings]: (typeof HONEST)[number], verdict: Verdict): Case {
  const values = verdict === 'rejected' ? {} : { 'A01/ytd': '1', 'D01/month': '1' }
  const remarks = name.startsWith('rare') ? { 'A01/ytd': RARE } : {}
  return { name, fileName: 'form.csv', file, verdict, findings, values, remarks }
}

function rowsOf(text: string): string[][] {
  const parsed = parseCsv(text)
  if ('fault' in parsed) throw new Error(parsed.fault.reason)
  return parsed.rows
}

function joined(text: string, delimiter: string): string {
  return rowsOf(text)
    .map((row) => `${row.map((field) => (field.includes(delimiter) ? `"${field}"` : field)).join(delimiter)}\r\n`)
    .join('')
}

function quoted(text: string): string {
  return rowsOf(text)
    .map((row) => `${row.map((field) => `"${field.replaceAll('"', '""')}"`).join(',')}\r\n`)
    .join('')
}

function encoded(text: string, encoding: string, addBOM = true): Uint8Array {
  return new Uint8Array(iconv.encode(text, encoding, { addBOM }))
}

/** GB18030 with one byte in its ninth line that begins no character. */
function broken(): Uint8Array {
  const bytes = gb18030(plain)
  const before = plain.split('\r\n').slice(0, 8).join('\r\n')
  bytes[gb18030(before).length + 6] = 0xff
  return bytes
}
