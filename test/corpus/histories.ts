import type { History } from '../../shared/intake/history.ts'
import type { Verdict } from '../../shared/submission.ts'
import { filledCells, form, henan, PERIOD } from '../fixtures/intake/form.ts'
import type { Case } from './case.ts'

type Figures = Readonly<Record<string, string>>

/** Figures that are odd beside others: one check of the programme at a time, the rest of the form is zero. */
interface Row {
  readonly name: string
  readonly check: string
  readonly now: Figures
  /** The last form, of January and February. */
  readonly before?: Figures
  /** Where the finding stands; null where there is none. */
  readonly at: string | null
}

const ROWS: readonly Row[] = [
  {
    name: '万美元 filed as 美元',
    check: 'K15',
    now: { 'C10/ytd': '120000' },
    before: { 'C10/ytd': '12' },
    at: 'R37C6',
  },
  {
    name: '万美元 filed as 亿美元',
    check: 'K15',
    now: { 'C10/ytd': '12' },
    before: { 'C10/ytd': '120000' },
    at: 'R37C6',
  },
  {
    name: 'km² filed as hectares',
    check: 'K16A',
    now: { 'G01/end': '1200' },
    before: { 'G01/end': '12' },
    at: 'R48C6',
  },
  { name: 'km² filed as mu', check: 'K16A', now: { 'G01/end': '18000' }, before: { 'G01/end': '12' }, at: 'R48C6' },
  {
    name: '亿元 filed as 万元',
    check: 'K53',
    now: { 'A01/ytd': '1230000' },
    before: { 'A01/ytd': '123' },
    at: 'R7C6',
  },
  {
    name: '万元 filed as 亿元',
    check: 'K53',
    now: { 'D01/ytd': '0.0015' },
    before: { 'D01/ytd': '12' },
    at: 'R38C6',
  },
  { name: 'growth beyond 100%', check: 'K21', now: { 'A03/ytd': '100.1' }, at: 'R11C6' },
  { name: 'growth of 100%', check: 'K21', now: { 'A03/ytd': '-100' }, at: null },
  { name: 'a share that jumped', check: 'K31', now: { 'B09/ytd': '30.1' }, before: { 'B09/ytd': '20' }, at: 'R24C6' },
  { name: 'sold space that has to be none', check: 'K33', now: { 'I05/end': '0.01' }, at: 'R57C6' },
  { name: 'an area that grew', check: 'K16A', now: { 'G01/end': '14' }, before: { 'G01/end': '12' }, at: null },
  {
    name: 'a total above its parts',
    check: 'K08',
    now: { 'D01/ytd': '10.02', 'D02/ytd': '6', 'D03/ytd': '4' },
    at: 'R38C6',
  },
  {
    name: 'a total within the tolerance',
    check: 'K08',
    now: { 'D01/ytd': '10.01', 'D02/ytd': '6', 'D03/ytd': '4' },
    at: null,
  },
  { name: 'a part above the whole', check: 'K02C', now: { 'C02/ytd': '5', 'C03/ytd': '5.01' }, at: 'R30C6' },
  { name: 'a part that is the whole', check: 'K02C', now: { 'C02/ytd': '5', 'C03/ytd': '5' }, at: null },
  {
    name: 'a year to date below the last',
    check: 'K10',
    now: { 'D01/ytd': '9' },
    before: { 'D01/ytd': '10' },
    at: 'R38C6',
  },
  { name: 'a year to date that stays', check: 'K10', now: { 'D01/ytd': '10' }, before: { 'D01/ytd': '10' }, at: null },
  {
    name: 'a year to date that is not the last and the month',
    check: 'K11',
    now: { 'D01/ytd': '16', 'D01/month': '5' },
    before: { 'D01/ytd': '10' },
    at: 'R38C6',
  },
  {
    name: 'a year to date that is',
    check: 'K11',
    now: { 'D01/ytd': '15', 'D01/month': '5' },
    before: { 'D01/ytd': '10' },
    at: null,
  },
  { name: 'a share above 100%', check: 'K30', now: { 'B09/ytd': '100.1' }, at: 'R24C6' },
  {
    name: 'growth in comparable prices, whatever this over last is',
    check: 'K21',
    now: { 'A03/ytd': '8' },
    before: { 'A03/ytd': '2' },
    at: null,
  },
  { name: 'an award without its document', check: 'K41', now: { 'A06/end': '1' }, at: 'R13C6' },
  {
    name: 'all copied from last month',
    check: 'K52',
    now: { 'D01/ytd': '7', 'D01/month': '7', 'D02/ytd': '8', 'D02/month': '8' },
    before: { 'D01/ytd': '7', 'D02/ytd': '8' },
    at: 'R7C6',
  },
  {
    name: 'one that moved',
    check: 'K52',
    now: { 'D01/ytd': '7', 'D02/ytd': '9' },
    before: { 'D01/ytd': '7', 'D02/ytd': '8' },
    at: null,
  },
]

/** Said beside an odd figure: these explain nothing. */
const STOCK = ['', '无', '核实无误', '已核实', '数据属实', '经核实，情况属实。', 'verified, correct', '123456']
const REASON = '本月一家进出口企业整体迁出，已报省厅备案'
const SLIP = ROWS[0]

export const historyCases: readonly Case[] = [
  ...ROWS.map((row) => historyCase(row)),
  ...(SLIP ? [...STOCK, REASON] : []).flatMap((remark) => (SLIP ? [historyCase(SLIP, remark)] : [])),
]

function historyCase({ name, check, now, before = {}, at }: Row, remark?: string): Case {
  const checks = henan.checks.filter(({ id }) => id === check)
  const programme = { ...henan, checks }
  const explained = remark === REASON
  const failed: Verdict = checks.some(({ severity }) => severity === 'validity') ? 'rejected' : 'to-explain'
  const history: History = [{ period: '2025-01/02', values: { ...blank(before), ...before } }]
  const filed = Object.fromEntries(
    Object.entries(now).map(([id, value]) => [id, { value, ...(remark === undefined ? {} : { remark }) }]),
  )
  return {
    name: remark === undefined ? name : `${name}, with the remark ${JSON.stringify(remark)}`,
    fileName: 'form.csv',
    file: () => form('csv', { ...filledCells('0', PERIOD), ...filed }, { programme }),
    verdict: at === null ? 'accepted' : explained ? 'accepted-with-notes' : failed,
    findings: at === null ? [] : [`${check} ${at}`],
    values: now,
    ...{ programme, history },
  }
}

/** Zero last month too, so that every check can run. */
function blank(before: Figures): Figures {
  if (Object.keys(before).length === 0) return {}
  return Object.fromEntries(Object.keys(filledCells('0', PERIOD)).map((id) => [id, '0']))
}
