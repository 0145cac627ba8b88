import { roundMicro, subtractMicro, toMicro } from '../decimal.ts'
import { type Lang, say } from '../messages/catalogue.ts'

export const MINUS = '\u2212'

/** A rounded decimal as tables print it: grouped by commas, with the minus sign U+2212. */
export function grouped(decimal: string): string {
  const [whole = '', fraction] = unsigned(decimal).split('.')
  const groups = whole.replace(/\B(?=(?:\d{3})+$)/g, ',')
  return `${decimal.startsWith('-') ? MINUS : ''}${groups}${fraction === undefined ? '' : `.${fraction}`}`
}

/** A rounded decimal as prose prints it: Chinese bulletins write 36376.5亿元, English ones 36,376.5. */
export function inProse(decimal: string, lang: Lang): string {
  return lang === 'zh' ? decimal.replace(/^-/, MINUS) : grouped(decimal)
}

/** A rounded decimal with its unit: 36376.50亿元, 36,376.50 (CNY 100 million), 96.7% in both. */
export function quantity(lang: Lang, decimal: string, unit: string): string {
  return withUnit(lang, inProse(decimal, lang), unit)
}

/**
 * The same of a number that is in words already, or of the mark that stands for it. English puts a unit that holds a number itself
 * into brackets: 36,376.50 (CNY 100 million).
 */
export function withUnit(lang: Lang, value: string, unit: string): string {
  if (unit === '%') return `${value}${unit}`
  const code = /\d/.test(unit) ? 'bulletinValueUnitOfMany' : 'bulletinValueUnit'
  return say(lang, code, { value, unit }).trim()
}

export function unsigned(decimal: string): string {
  return decimal.replace(/^-/, '')
}

/** −1, 0 or 1 as the number is printed: 0.04 printed as `0.0` is no rise. */
export function direction(decimal: string): -1 | 0 | 1 {
  if (/^-?0*(?:\.0*)?$/.test(decimal)) return 0
  return decimal.startsWith('-') ? -1 : 1
}

/** Printed minus printed, with the decimals of the longer one: what a reader gets who subtracts the two. */
export function printedDifference(a: string, b: string): string {
  return roundMicro(subtractMicro(toMicro(a), toMicro(b)), Math.max(decimalsOf(a), decimalsOf(b)))
}

function decimalsOf(decimal: string): number {
  return decimal.split('.')[1]?.length ?? 0
}
