import { roundRatio } from '../../decimal.ts'
import type { Figure, Growth } from '../../figures/figure.ts'
import { type Lang, say } from '../../messages/catalogue.ts'
import { markWords, multipleOf } from '../../words/growth.ts'
import { grouped } from '../../words/printed.ts'
import type { Cell } from '../document.ts'

export const MISSING = '…'
export const NOT_APPLICABLE = '—'
export const SUPPRESSED = '※'

/** What a value is printed from, of whatever area. */
type Printed = Pick<Figure, 'status' | 'value'>

/** A figure's value in a table, or the mark that stands for why there is none. */
export function valueCell(figure: Printed | undefined): Cell {
  const mark = absence(figure)
  return mark === null ? numberCell(figure?.value ?? '', statusLetter(figure)) : cell(mark)
}

/** Null when the figure has a value to print. */
export function absence(figure: Printed | undefined): string | null {
  if (figure?.status === 'z') return NOT_APPLICABLE
  if (figure?.status === 'c') return SUPPRESSED
  return figure === undefined || figure.value === null ? MISSING : null
}

/** Growth in a table: the bare number, from 100 % in multiples (增长n倍), a mark in words, `—` without a base, `…` without a comparison. */
export function growthCell(lang: Lang, growth: Growth | null | undefined): Cell {
  if (!growth) return cell(MISSING)
  if (growth.mark === 'no-base') return cell(NOT_APPLICABLE)
  if (growth.mark !== null) return cell(markWords(lang, growth.mark))
  if (growth.value === null) return cell(MISSING)
  const times = multipleOf(growth)
  if (times !== null && lang === 'zh') return numberCell(times, say(lang, 'bulletinTimesTail'))
  return numberCell(growth.value)
}

/** A share of a whole in percent, rounded once; `…` where the whole is zero. */
export function percentOf(part: number, whole: number, decimals: number): string {
  return whole === 0 ? MISSING : roundRatio({ num: BigInt(part) * 100n, den: BigInt(whole) }, decimals)
}

/** Words, or a mark. */
export function cell(text: string): Cell {
  return { text, tail: '', pad: '', number: null }
}

/** A rounded decimal, printed with its groups. */
export function numberCell(decimal: string, tail = ''): Cell {
  return { text: grouped(decimal), tail, pad: '', number: decimal }
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

function statusLetter(figure: Printed | undefined): string {
  return figure?.status === 'e' || figure?.status === 'r' ? figure.status : ''
}

const isNumber = ({ number }: Cell) => number !== null
const fractionLength = ({ text }: Cell) => (text.split('.')[1] ?? '').length
