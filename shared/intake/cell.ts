import { formatMicro, parseMicro, roundRatio } from '../decimal.ts'
import type { Absence } from '../submission.ts'
import type { GridCell } from './grid.ts'
import { INTAKE_LIMITS } from './limits.ts'
import { relateUnits } from './units.ts'

/** What one cell says. */
export type CellReading =
  | { readonly kind: 'value'; readonly value: string; readonly note: 'E401' | 'E402' | 'E403' | null }
  | { readonly kind: 'absent'; readonly absence: Absence; readonly plain: boolean }
  | {
      readonly kind: 'refused'
      readonly code: 'E301' | 'E302' | 'E303' | 'E304' | 'E306' | 'E307' | 'E310'
      /** The value that it may have meant, in the wanted unit. */
      readonly meant?: string
      readonly unit?: string
      readonly seen?: string
    }

/**
 * Reads a figure without guessing: what offices write is accepted where it can mean one number only, everything else is
 * refused with the value that it may have meant. `unit` is the Chinese unit of the row.
 */
export function readCell(cell: GridCell | undefined, unit: string): CellReading {
  if (cell === undefined) return { kind: 'absent', absence: 'missing', plain: true }
  switch (cell.kind) {
    case 'error':
      return { kind: 'refused', code: 'E304' }
    case 'boolean':
      return { kind: 'refused', code: 'E301' }
    case 'date':
      return { kind: 'refused', code: 'E306' }
    case 'number':
      return fromBinary(cell.text)
    case 'percent':
      return fromPercent(cell.text, unit)
    case 'text':
      if (cell.formula !== undefined && cell.text === '') return { kind: 'refused', code: 'E307', seen: cell.formula }
      return readText(cell.text, unit)
  }
}

/** A map: a cell may hold `constructor`, which every object has. */
const ABSENT: ReadonlyMap<string, Absence> = new Map(
  Object.entries<Absence>({
    '—': 'not-applicable',
    '——': 'not-applicable',
    '－': 'not-applicable',
    '–': 'not-applicable',
    '-': 'not-applicable',
    '--': 'not-applicable',
    '/': 'not-applicable',
    '／': 'not-applicable',
    无: 'not-applicable',
    不适用: 'not-applicable',
    'n/a': 'not-applicable',
    '…': 'not-available',
    '……': 'not-available',
    '...': 'not-available',
    '......': 'not-available',
    暂无: 'not-available',
    暂无数据: 'not-available',
    暂缺: 'not-available',
  }),
)

/** The marks that the form itself uses; others are taken with a note. */
const PLAIN_MARKS = new Set(['—', '…', '……', '——'])

const PLAIN = /^\d+(?:\.\d+)?$/
const GROUPED = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/
const WITH_UNIT = /^([-+]?[\d.,]*\d) *([^\d\s.,+\-()][^\d,()]*|[kmh][a-z]?[²2³]?)$/

function readText(filed: string, unit: string): CellReading {
  const text = filed.trim()
  if (text === '') return { kind: 'absent', absence: 'missing', plain: true }
  const absence = ABSENT.get(text.toLowerCase())
  if (absence) return { kind: 'absent', absence, plain: PLAIN_MARKS.has(text) }
  if (/[，、]/.test(text)) return refusedAs(decimalOf(halfWidth(text.replace(/[，、]/g, ''))))
  const folded = withMinus(halfWidth(text))
  const value = decimalOf(folded)
  if (value !== null) return accepted(value, value === filed || sameNumber(filed, value) ? null : 'E401')
  const withUnit = WITH_UNIT.exec(folded)
  if (withUnit?.[1] && withUnit[2]) return readWithUnit(withUnit[1], withUnit[2].trim(), unit)
  return refusedAs(guess(folded))
}

/** Plain text of the value but for trailing zeros: nothing was normalised. */
function sameNumber(filed: string, value: string): boolean {
  return (
    /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(filed) &&
    (filed.includes('.') ? filed.replace(/\.?0+$/, '') : filed).replace(/^-0$/, '0') === value
  )
}

function readWithUnit(number: string, written: string, unit: string): CellReading {
  const value = decimalOf(number)
  const relation = relateUnits(written, unit)
  if (value === null || relation.kind === 'unknown') return { kind: 'refused', code: 'E301' }
  if (relation.kind === 'own') return accepted(value, 'E402')
  if (relation.kind === 'foreign') return { kind: 'refused', code: 'E303', unit: relation.unit }
  const { num, den } = scaled(value, relation.num, relation.den)
  return { kind: 'refused', code: 'E302', meant: trimmed(roundRatio({ num, den }, INTAKE_LIMITS.figureDigits)) }
}

/** Exact decimal text of `1234.5` or `1,234.5`, signed; null for anything else. Not yet cut to six decimals. */
function decimalOf(text: string): string | null {
  const sign = /^[-+]/.exec(text)?.[0] ?? ''
  const digits = text.slice(sign.length).replace(/^\.(?=\d)/, '0.')
  if (!PLAIN.test(digits) && !GROUPED.test(digits)) return null
  const plain = digits.replaceAll(',', '').replace(/^0+(?=\d)/, '')
  const value = trimmed(plain)
  return sign === '-' && value !== '0' ? `-${value}` : value
}

function trimmed(decimal: string): string {
  return decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal
}

/** Full-width ASCII to ASCII and nothing more: compatibility folding would turn ① into 1. */
export function halfWidth(text: string): string {
  if (!isWide(text)) return text
  return text
    .replace(/[\uFF01-\uFF5E]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(/[\u00A0\u3000]/g, ' ')
}

function isWide(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code >= 0xff01 ? code <= 0xff5e : code === 0xa0 || code === 0x3000) return true
  }
  return false
}

function withMinus(text: string): string {
  return text.replace(/^[−–△▲] *(?=[\d.])/, '-')
}

/** What unreadable text may have meant: `(123)`, `1 234,5`, `1e5`, `5.`; null where nothing is likely. */
function guess(text: string): string | null {
  const negative = /^\(([\d.,]+)\)$/.exec(text)
  if (negative?.[1]) return decimalOf(`-${negative[1]}`)
  if (/^[-+]?\d{1,3}(?: \d{3})*,\d{1,2}$/.test(text)) return decimalOf(text.replaceAll(' ', '').replace(',', '.'))
  if (/^[-+]?\d+(?:\.\d+)?e[-+]?\d{1,3}$/i.test(text)) return expanded(Number(text))
  return decimalOf(text.replace(/[ ']/g, '').replace(/\.$/, ''))
}

function refusedAs(meant: string | null): CellReading {
  return meant === null ? { kind: 'refused', code: 'E301' } : { kind: 'refused', code: 'E302', meant }
}

const SIGNIFICANT_DIGITS = 15

/** A number as Excel stores it: binary, of which 15 significant digits are the figure and the rest is noise (IEEE 754 and Excel's specification). */
function fromBinary(text: string, times = 1): CellReading {
  // So few digits are all significant, and what a program wrote as plain decimals needs no detour through binary.
  const plain = times === 1 && text.length <= SIGNIFICANT_DIGITS ? parseMicro(text) : null
  if (plain !== null) return { kind: 'value', value: formatMicro(plain), note: null }
  if (!/^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,4})?$/.test(text)) return { kind: 'refused', code: 'E301' }
  const value = expanded(Number(text) * times)
  return value === null ? { kind: 'refused', code: 'E301' } : accepted(value, null)
}

function fromPercent(text: string, unit: string): CellReading {
  const reading = fromBinary(text, 100)
  if (reading.kind !== 'value') return reading
  const seen = `${reading.value}%`
  return unit === '%' ? { ...reading, note: 'E402' } : { kind: 'refused', code: 'E303', unit: '%', seen }
}

/** Plain decimal text of a finite number at 15 significant digits; null beyond what a figure can be. */
function expanded(number: number): string | null {
  if (!Number.isFinite(number) || Math.abs(number) >= 1e21) return null
  const [mantissa = '', exponent = '0'] = number.toPrecision(SIGNIFICANT_DIGITS).split('e')
  const negative = mantissa.startsWith('-')
  const [whole = '', fraction = ''] = mantissa.replace('-', '').split('.')
  const shift = Number(exponent)
  const digits =
    shift < 0 ? `${'0'.repeat(-shift)}${whole}${fraction}` : `${whole}${fraction}`.padEnd(whole.length + shift, '0')
  const point = shift < 0 ? whole.length : whole.length + shift
  const plain = trimmed(`${digits.slice(0, point)}.${digits.slice(point) || '0'}`).replace(/^0+(?=\d)/, '')
  return negative && plain !== '0' ? `-${plain}` : plain
}

/** Keeps six decimals; more is a note, never silent. */
function accepted(value: string, note: 'E401' | 'E402' | null): CellReading {
  const whole = value.replace('-', '').split('.')[0] ?? ''
  if (whole.length > INTAKE_LIMITS.figureDigits) return { kind: 'refused', code: 'E310' }
  const exact = parseMicro(value)
  if (exact !== null) return { kind: 'value', value: formatMicro(exact), note }
  const { num, den } = scaled(value, 1n, 1n)
  return { kind: 'value', value: trimmed(roundRatio({ num, den }, 6)), note: 'E403' }
}

function scaled(value: string, num: bigint, den: bigint): { num: bigint; den: bigint } {
  const [whole = '', fraction = ''] = value.split('.')
  return { num: BigInt(`${whole}${fraction}`) * num, den: 10n ** BigInt(fraction.length) * den }
}
