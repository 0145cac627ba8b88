import type { FileFormat, Verdict } from '../../shared/submission.ts'
import { filledCells, form } from '../fixtures/intake/form.ts'
import type { Case } from './case.ts'

/** Where the first figure (亿元, not below zero) and that of a profit (亿元, may be below zero) stand in each format. */
const PLACES = {
  'A01/ytd': { xlsx: '报表!F7', csv: 'R7C6', json: 'rows[0].cumulative' },
  'B06/ytd': { xlsx: '报表!F21', csv: 'R21C6', json: 'rows[14].cumulative' },
} as const

const FORMATS: readonly FileFormat[] = ['xlsx', 'csv', 'json']

type Row = readonly [filed: string, verdict: Verdict, codes: readonly string[], value?: string]

const NOTED: readonly Row[] = [
  ['１２３．４５', 'accepted-with-notes', ['E401'], '123.45'],
  ['1,234.5', 'accepted-with-notes', ['E401'], '1234.5'],
  ['１，２３４．５', 'rejected', ['E302']],
  [' 5 ', 'accepted-with-notes', ['E401'], '5'],
  ['\u00a05\u3000', 'accepted-with-notes', ['E401'], '5'],
  ['+7', 'accepted-with-notes', ['E401'], '7'],
  ['007', 'accepted-with-notes', ['E401'], '7'],
  ['3.2亿元', 'accepted-with-notes', ['E402'], '3.2'],
  ['1.0000005', 'accepted-with-notes', ['E403'], '1.000001'],
  ['0', 'accepted', [], '0'],
  ['0.00', 'accepted', [], '0'],
  ['999999999999.999999', 'accepted', [], '999999999999.999999'],
]

const REFUSED: readonly Row[] = [
  ...['1，234', '1 234,5', '(123)', '5万', '3.2亿', '32000万元', '1e5', '5.', '1,23'].map(
    (filed): Row => [filed, 'rejected', ['E302']],
  ),
  ...['12%', '3亩', '5万美元'].map((filed): Row => [filed, 'rejected', ['E303']]),
  ...[
    'NaN',
    'Infinity',
    '1e309',
    '0x10',
    '0b1',
    '1/2',
    '1.2.3',
    '12,34,567',
    '①',
    '二十',
    '约5',
    '5个',
    '1_000',
    '٣',
  ].map((filed): Row => [filed, 'rejected', ['E301']]),
  // What every object of the language has is no unit and no mark.
  ...['constructor', '__proto__', '5constructor', 'toString', 'true'].map(
    (filed): Row => [filed, 'rejected', ['E301']],
  ),
  ...['=1+1', '+1+1', '@x', '\t=1', '<script>', '{{7*7}}', '1\u200b', '\u202e51', '5\r\nBcc: a@b'].map(
    (filed): Row => [filed, 'rejected', ['E301']],
  ),
  ['1'.repeat(19), 'rejected', ['E310']],
  ['-3.2', 'rejected', ['E309']],
]

/** Below zero, however offices write it. */
const NEGATIVE: readonly Row[] = [
  ['-3.2', 'accepted', [], '-3.2'],
  ['△3.2', 'accepted-with-notes', ['E401'], '-3.2'],
  ['▲3.2', 'accepted-with-notes', ['E401'], '-3.2'],
  ['−3.2', 'accepted-with-notes', ['E401'], '-3.2'],
  ['－３．２', 'accepted-with-notes', ['E401'], '-3.2'],
  ['(3.2)', 'rejected', ['E302']],
]

/** Missing, not applicable, not available and zero stay four things. */
const ABSENT: readonly Row[] = [
  ['', 'rejected', ['E305'], 'missing'],
  [' ', 'rejected', ['E305'], 'missing'],
  ['—', 'accepted', [], 'not-applicable'],
  ...['-', '/', '无', 'N/A', 'n/a', '不适用'].map(
    (filed): Row => [filed, 'accepted-with-notes', ['E405'], 'not-applicable'],
  ),
  ['…', 'to-explain', ['E311'], 'not-available'],
  ['...', 'to-explain', ['E405', 'E311'], 'not-available'],
  ['暂无数据', 'to-explain', ['E405', 'E311'], 'not-available'],
]

/** The same words in the same cell are answered alike in all three formats, each at its own place. */
export const cellCases: readonly Case[] = FORMATS.flatMap((format) => [
  ...[...NOTED, ...REFUSED, ...ABSENT].map((row) => cellCase(format, 'A01/ytd', row)),
  ...NEGATIVE.map((row) => cellCase(format, 'B06/ytd', row)),
])

function cellCase(format: FileFormat, series: keyof typeof PLACES, [filed, verdict, codes, value]: Row): Case {
  const cells = { ...filledCells('1'), [series]: { value: filed } }
  return {
    name: `${JSON.stringify(filed)} as ${series} in a ${format} form`,
    fileName: `form.${format}`,
    file: () => form(format, cells),
    verdict,
    findings: codes.map((code) => `${code} ${PLACES[series][format]}`),
    ...(value === undefined ? {} : { values: { [series]: value } }),
  }
}
