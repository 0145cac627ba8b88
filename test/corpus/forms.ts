import type { Verdict } from '../../shared/submission.ts'
import { form, formText } from '../fixtures/intake/form.ts'
import type { Case } from './case.ts'

const csv = await formText()
const json = Buffer.from(await form('json')).toString('utf8')

type Row = readonly [name: string, from: string | RegExp, to: string, verdict: Verdict, findings: readonly string[]]

/** Whose form, of which period and shape. */
const FACTS: readonly Row[] = [
  ['the code of another zone', 'HN0102', 'HN0103', 'rejected', ['E205 R3C2']],
  ['the name of another zone', '填报单位,郑州经济技术开发区', '填报单位,开封经济技术开发区', 'rejected', ['E205 R2C2']],
  [
    'a name that differs by two characters',
    '填报单位,郑州经济技术开发区',
    '填报单位,郑州经济开发区',
    'rejected',
    ['E205 R2C2'],
  ],
  ['a name in full width with spaces', '填报单位,郑州经济技术开发区', '填报单位, 郑州经济　技术开发区', 'accepted', []],
  ['last month', '2025年3月', '2025年2月', 'rejected', ['E206 R4C2']],
  ['next month', '2025年3月', '2025年4月', 'rejected', ['E206 R4C2']],
  ['January and February', '2025年3月', '2025年1—2月', 'rejected', ['E206 R4C2']],
  ['January alone', '2025年3月', '2025年1月', 'rejected', ['E206 R4C2']],
  ['February alone, in figures', '2025年3月', '2025-02', 'rejected', ['E206 R4C2']],
  ['a quarter', '2025年3月', '2025年一季度', 'rejected', ['E206 R4C2']],
  ['March of another year', '2025年3月', '2024年3月', 'rejected', ['E206 R4C2']],
  ['a period that is none', '2025年3月', '三月', 'rejected', ['E206 R4C2']],
  ['a thirteenth month', '2025年3月', '2025年13月', 'rejected', ['E206 R4C2']],
  ...['2025-03', '2025/3', '2025/3/1', 'Mar-25', 'March 2025', '２０２５年３月', '2025.3', '2025年03月'].map(
    (spelling): Row => [`the period as ${spelling}`, '2025年3月', spelling, 'accepted', []],
  ),
  ['another form version', /henan-zones\.[0-9a-f]{8}/, 'henan-zones.00000000', 'rejected', ['E203 R5C2']],
  ['no zone', '单位代码,', '代号,', 'rejected', ['E204']],
  ['no period', '报告期,', '期,', 'rejected', ['E204']],
  ['no version', '表式版本,', '版本,', 'rejected', ['E204']],
]

const TABLE: readonly Row[] = [
  ['an unknown header', /^代码,.*$/m, '序号,项目,单位,数量\r', 'rejected', ['E201']],
  ['a required column missing', ',计量单位,', ',单位,', 'rejected', ['E202 R6']],
  ['a column there twice', '上期累计或期末,', '累计或期末,', 'rejected', ['E219 R6C7']],
  ['an unknown code', '\r\nB01,', '\r\nB99,', 'rejected', ['E213 R16C1', 'E312']],
  ['a code there twice', '\r\nB02,', '\r\nB01,', 'rejected', ['E214 R17C1', 'E312']],
  // As of another table, pasted above the form's own: nobody would know which of the two was meant.
  [
    'a row of the form above its header',
    /^(?=代码,)/m,
    'A01,主导产业集群规模（营业收入）,,亿元,—,99,,,\r\n',
    'rejected',
    ['E214 R8C1'],
  ],
  ['the zone’s code beside a date above the header', /^(?=代码,)/m, 'HN0102,,,,2025年,,,,\r\n', 'accepted', []],
  ['a name beside another code', 'B01,规模以上工业企业单位数', 'B01,亏损企业单位数', 'rejected', ['E216 R16C1']],
  ['a changed unit', /(C10,[^\r]*?,)万美元/, '$1亿美元', 'rejected', ['E215 R37C1']],
  ['figures beside no code', '\r\nB01,', '\r\n,', 'rejected', ['E220 R16C5', 'E312']],
  ['a row missing', /\r\nB01,[^\r]*/, '', 'rejected', ['E312']],
  ['a figure where none is asked for', /^(B01,.*),—,1,/m, '$1,5,1,', 'rejected', ['E308 R16C5']],
  ['a remark column with words', /^([A-N]\d\d.*|代码,.*)\r$/gm, '$1,看过\r', 'accepted-with-notes', ['E218 R6C10']],
  ['a column of figures that is not on the form', /^([A-N]\d\d.*|代码,.*)\r$/gm, '$1,7\r', 'rejected', ['E217 R6C10']],
]

const JSON_FORM: readonly Row[] = [
  ['a member twice', '"rows":', '"rows":[],"rows":', 'rejected', ['E150 R1']],
  ['a member more', '"rows":', '"__proto__":{"x":1},"rows":', 'rejected', ['E151 __proto__']],
  ['a row with a member more', '{"code":"A01"', '{"total":1,"code":"A01"', 'rejected', ['E151 rows[0].total']],
  ['a figure as number', '"cumulative":"1"', '"cumulative":12.5', 'accepted', []],
  ['a figure of more digits than numbers have', '"cumulative":"1"', '"cumulative":12345678901234567', 'accepted', []],
  [
    'a figure as list',
    '"cumulative":"1"',
    '"cumulative":["1"]',
    'rejected',
    ['E151 rows[0].cumulative', 'E305 rows[0].cumulative'],
  ],
  ['a figure as boolean', '"cumulative":"1"', '"cumulative":true', 'rejected', ['E301 rows[0].cumulative']],
  ['NaN', '"cumulative":"1"', '"cumulative":NaN', 'rejected', ['E150 R1']],
  ['a comma too many', /\}\]/, '},]', 'rejected', ['E150 R1']],
  ['a comment', /^\{/, '{/**/', 'rejected', ['E150 R1']],
  ['cut off', /.{20}$/s, '', 'rejected', ['E150 R1']],
  ['another format', 'zone-bulletin/form/1', 'zone-bulletin/form/2', 'rejected', ['E151 format']],
  ['rows that are none', /"rows":\[.*\]/s, '"rows":{}', 'rejected', ['E151 rows']],
  ['a list', /^.*$/s, '[]', 'rejected', ['E151 $']],
  ['nested too deep', /^.*$/s, '['.repeat(100_000), 'rejected', ['E150 R1']],
  ['the code of another zone', '"code":"HN0102"', '"code":"HN0103"', 'rejected', ['E205 zone.code']],
  ['another period', '"period":"2025-03"', '"period":"2025-04"', 'rejected', ['E206 period']],
]

export const formCases: readonly Case[] = [
  ...[...FACTS, ...TABLE].map((row) => edited(csv, 'form.csv', row)),
  ...JSON_FORM.map((row) => edited(json, 'form.json', row)),
]

function edited(text: string, fileName: string, [name, from, to, verdict, findings]: Row): Case {
  const changed = text.replace(from, to)
  if (changed === text) throw new Error(`${name}: ${from} is not there`)
  return { name: `${fileName}: ${name}`, fileName, file: () => changed, verdict, findings }
}
