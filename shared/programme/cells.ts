import * as v from 'valibot'
import { formatMicro, parseMicro, toMicro } from '../decimal.ts'

/** What the cells of a programme's tables may hold. Every message ends the sentence `zones.csv: row 12, column region: …`. */

const TEXT_MAX = 2000
const LIST_MAX = 200
const FACTOR_MIN = 1e-6
const FACTOR_MAX = 1e6

/** Free text, stripped; may be empty. Control characters would travel into every mail and file that repeats it. */
export const anyText = v.pipe(
  v.string(),
  v.trim(),
  v.maxLength(TEXT_MAX, `must not be longer than ${TEXT_MAX} characters`),
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
  v.check((text) => !/[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]/.test(text), 'must not hold control characters'),
)

export const someText = v.pipe(anyText, v.nonEmpty('must not be empty'))

/** A code that we put into keys of S3 and tables. */
export const keyCode = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,39}$/, 'must be a code of letters, digits and hyphens'),
)

/** A zone that reports no more, with the region that it filed in where that is another one: `OLD1` or `OLD1@R2`. */
export const formerZone = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,39}(@[A-Za-z0-9][A-Za-z0-9-]{0,39})?$/, 'must be a code, or code@region'),
)

/** An indicator's code: part of the ids of series. */
export const indicatorCode = v.pipe(
  v.string(),
  v.regex(/^[A-Z][A-Za-z0-9]{0,19}$/, 'must be a code of letters and digits that starts with a capital letter'),
)

export const flag = v.pipe(
  v.string(),
  v.picklist(['0', '1'], 'must be 0 or 1'),
  v.transform((text) => text === '1'),
)

export function oneOf<const T extends readonly string[]>(options: T) {
  return v.picklist(options, `must be one of ${options.join(', ')}`)
}

export function wholeNumber(min: number, max: number) {
  return v.pipe(
    v.string(),
    v.check((text) => isWhole(text, min, max), `must be a whole number from ${min} to ${max}`),
    v.transform(Number),
  )
}

/** `wholeNumber`, or what stands for an empty cell. */
export function wholeNumberOr<T extends number | null>(fallback: T, min: number, max: number) {
  return v.pipe(
    v.string(),
    v.check((text) => text === '' || isWhole(text, min, max), `must be a whole number from ${min} to ${max}`),
    v.transform((text): number | T => (text === '' ? fallback : Number(text))),
  )
}

function isWhole(text: string, min: number, max: number): boolean {
  return /^\d{1,9}$/.test(text) && Number(text) >= min && Number(text) <= max
}

/** Canonical decimal text, or null where the cell is empty. */
export const decimalOrNull = v.pipe(
  v.string(),
  v.check((text) => text === '' || parseMicro(text) !== null, 'must be a decimal with at most six decimals, or empty'),
  v.transform((text) => (text === '' ? null : formatMicro(toMicro(text)))),
)

export const factors = v.pipe(
  v.string(),
  v.transform((text) => (text === '' ? [] : text.split(';'))),
  v.check(
    (parts) =>
      parts.every((part) => parseMicro(part) !== null && Number(part) >= FACTOR_MIN && Number(part) <= FACTOR_MAX),
    `must be positive decimals from ${FACTOR_MIN} to ${FACTOR_MAX}, separated by ;`,
  ),
  v.transform((parts) => parts.map(Number)),
)

/** Items separated by `;`, none of them empty or there twice. */
export function listOf<T extends string>(item: v.GenericSchema<string, T>) {
  return v.pipe(
    v.string(),
    v.transform((text) => (text === '' ? [] : text.split(';').map((part) => part.trim()))),
    v.maxLength(LIST_MAX, `must not have more than ${LIST_MAX} items`),
    v.check((parts) => new Set(parts).size === parts.length, 'names an item twice'),
    v.array(item),
  )
}

export const textOrNull = v.pipe(
  anyText,
  v.transform((text) => (text === '' ? null : text)),
)

export const codeOrNull = v.pipe(
  v.string(),
  v.transform((text) => (text === '' ? null : text)),
)
