import { ratioOf, roundRatio, subtractMicro, toMicro } from '../../shared/decimal.ts'
import type { Figure, Growth } from '../../shared/figures/figures.ts'
import { type Lang, type MessageCode, say } from '../../shared/messages/catalogue.ts'
import type { Cell } from './document.ts'

export const MINUS = '\u2212'
export const MISSING = '…'
export const NOT_APPLICABLE = '—'
export const SUPPRESSED = '※'

const MARKS: Readonly<Record<NonNullable<Growth['mark']>, MessageCode>> = {
  'to-profit': 'bulletinToProfit',
  'to-loss': 'bulletinToLoss',
  'loss-narrowed': 'bulletinLossNarrowed',
  'loss-widened': 'bulletinLossWidened',
  'no-base': 'bulletinNoBase',
}

/** A rounded decimal as tables print it: grouped by commas, with the minus sign U+2212. */
export function grouped(decimal: string): string {
  const [whole = '', fraction] = unsigned(decimal).split('.')
  const groups = whole.replace(/\B(?=(?:\d{3})+$)/g, ',')
  return `${sign(decimal)}${groups}${fraction === undefined ? '' : `.${fraction}`}`
}

/** A rounded decimal as prose prints it: Chinese bulletins write 36376.5亿元, English ones 36,376.5. */
export function inProse(decimal: string, lang: Lang): string {
  return lang === 'zh' ? `${sign(decimal)}${unsigned(decimal)}` : grouped(decimal)
}

/** A figure's value in a table, or the mark that stands for why there is none. */
export function valueCell(figure: Figure | undefined): Cell {
  const mark = absence(figure)
  return mark === null ? { text: grouped(figure?.value ?? ''), tail: statusLetter(figure), pad: '' } : cell(mark)
}

/** Null when the figure has a value to print. */
export function absence(figure: Figure | undefined): string | null {
  if (figure?.status === 'z') return NOT_APPLICABLE
  if (figure?.status === 'c') return SUPPRESSED
  return figure === undefined || figure.value === null ? MISSING : null
}

/** Growth in a table: the bare number, from 100 % in multiples (增长n倍), a mark in words, `—` without a base, `…` without a comparison. */
export function growthCell(lang: Lang, growth: Growth | null | undefined): Cell {
  if (!growth) return cell(MISSING)
  if (growth.mark === 'no-base') return cell(NOT_APPLICABLE)
  if (growth.mark !== null) return cell(say(lang, MARKS[growth.mark]))
  if (growth.value === null) return cell(MISSING)
  const times = multiple(growth)
  if (times !== null && lang === 'zh') return { text: grouped(times), tail: say(lang, 'bulletinTimesTail'), pad: '' }
  return cell(grouped(growth.value))
}

/** Growth in a sentence: 同比增长x.x% / 下降 / 持平 / 增长n倍 / 提高x.x个百分点, or the mark. */
export function growthWords(lang: Lang, growth: Growth | null | undefined): string {
  if (!growth) return say(lang, 'bulletinNoComparison')
  if (growth.mark !== null) return say(lang, MARKS[growth.mark])
  if (growth.value === null) return say(lang, 'bulletinNoComparison')
  const x = inProse(unsigned(growth.value), lang)
  if (/^-?0(?:\.0+)?$/.test(growth.value)) return say(lang, 'bulletinFlat')
  const falls = growth.value.startsWith('-')
  if (growth.unit === 'points') return say(lang, falls ? 'bulletinPointsDown' : 'bulletinPointsUp', { x })
  const times = multiple(growth)
  if (times !== null) return say(lang, 'bulletinTimes', { n: inProse(times, lang), x })
  return say(lang, falls ? 'bulletinFall' : 'bulletinRise', { x })
}

/** A share of a whole in percent, rounded once; `…` where the whole is zero. */
export function percentOf(part: number, whole: number, decimals: number): string {
  return whole === 0 ? MISSING : roundRatio({ num: BigInt(part) * 100n, den: BigInt(whole) }, decimals)
}

export function cell(text: string): Cell {
  return { text, tail: '', pad: '' }
}

/** Gives each cell of a column the blank that brings decimal points and hanging tails under each other. */
export function alignColumn(cells: readonly Cell[]): Cell[] {
  const numeric = cells.filter(isNumber)
  const decimals = Math.max(0, ...numeric.map(fractionLength))
  const tail = numeric.map((c) => c.tail).find((text) => text !== '') ?? ''
  return cells.map((c) => {
    if (!isNumber(c)) return c
    const own = fractionLength(c)
    const fraction = own === decimals ? '' : `${own === 0 ? '.' : ''}${'0'.repeat(decimals - own)}`
    return { ...c, pad: `${fraction}${c.tail === '' ? tail : ''}` }
  })
}

/** From 100 % on: the growth as a multiple of the base, rounded once from the exact sums; null below. */
function multiple(growth: Growth): string | null {
  if (growth.unit !== 'percent' || growth.value === null || !/^\d{3,}/.test(growth.value)) return null
  const base = toMicro(growth.base)
  const ratio = ratioOf(subtractMicro(toMicro(growth.current), base), base)
  return ratio === null ? null : roundRatio(ratio, 1)
}

function statusLetter(figure: Figure | undefined): string {
  return figure?.status === 'e' || figure?.status === 'r' ? figure.status : ''
}

const isNumber = ({ text }: Cell) => /^[\u2212]?\d[\d,]*(?:\.\d+)?$/.test(text)
const fractionLength = ({ text }: Cell) => (text.split('.')[1] ?? '').length
const sign = (decimal: string) => (decimal.startsWith('-') ? MINUS : '')
const unsigned = (decimal: string) => decimal.replace(/^-/, '')
