import { subtractMicro } from '../../decimal.ts'

/** A whole number of any size: sums of sums keep small ones, and where they do not the bigint takes over. */
export type Whole = number | bigint

/** What can be had from published sums by adding and subtracting: rows in echelon form, each with the published ones it is made of. */
export interface Span {
  readonly width: number
  readonly rows: readonly SpanRow[]
}

interface SpanRow {
  readonly pivot: number
  /** The vector, then how often each published one is in it. */
  readonly values: readonly Whole[]
}

/** What of a vector the published ones do not give. */
export interface Residual {
  /** Nothing is left: the published sums determine it. */
  readonly determined: boolean
  /** Equal for vectors of which some multiple of one differs from the other only by what is published. */
  readonly direction: string
  /** Published vectors that were added or taken off, by index. */
  readonly used: readonly number[]
}

/** The span of vectors of one width, exactly: no rounding, whatever their number. */
export function spanOf(vectors: readonly (readonly number[])[], width: number): Span {
  const rows: SpanRow[] = []
  for (const [index, vector] of vectors.entries()) {
    const own = vectors.map((_each, other) => (other === index ? 1 : 0))
    const values = reduced({ width, rows }, [...vector, ...own])
    const pivot = values.findIndex((value, at) => at < width && isNonzero(value))
    if (pivot !== -1) rows.push({ pivot, values })
  }
  return { width, rows }
}

export function residualOf(span: Span, vector: readonly number[]): Residual {
  const { width, rows } = span
  const published = (rows[0]?.values.length ?? width) - width
  const values = reduced(span, [...vector, ...new Array<number>(published).fill(0)])
  const left = values.slice(0, width)
  const used = values.slice(width).flatMap((value, index) => (isNonzero(value) ? [index] : []))
  return { determined: !left.some(isNonzero), direction: directionOf(left), used }
}

/** Takes each row off in turn, so that nothing is left at any pivot; multiplied through, so that it stays whole. */
function reduced({ rows }: Span, vector: readonly Whole[]): readonly Whole[] {
  let values = vector
  for (const row of rows) {
    const at = values[row.pivot] ?? 0
    if (!isNonzero(at)) continue
    const by = row.values[row.pivot] ?? 1
    values = inLowestTerms(values.map((value, index) => subtract(times(value, by), times(row.values[index] ?? 0, at))))
  }
  return values
}

function directionOf(values: readonly Whole[]): string {
  const lowest = inLowestTerms(values)
  const first = lowest.find(isNonzero)
  const sign = first !== undefined && first < 0 ? -1 : 1
  return lowest.map((value) => String(times(value, sign))).join(' ')
}

function inLowestTerms(values: readonly Whole[]): readonly Whole[] {
  let divisor: Whole = 0
  for (const value of values) {
    if (isNonzero(value)) divisor = commonDivisor(divisor, value)
    if (divisor === 1) return values
  }
  return isNonzero(divisor) ? values.map((value) => quotient(value, divisor)) : values
}

function commonDivisor(a: Whole, b: Whole): Whole {
  if (typeof a === 'number' && typeof b === 'number') {
    let [x, y] = [Math.abs(a), Math.abs(b)]
    while (y !== 0) [x, y] = [y, x % y]
    return x
  }
  let [x, y] = [magnitude(a), magnitude(b)]
  while (y !== 0n) [x, y] = [y, x % y]
  return subtract(x, 0)
}

function times(a: Whole, b: Whole): Whole {
  if (typeof a === 'number' && typeof b === 'number') {
    const product = a * b
    if (Number.isSafeInteger(product)) return product
  }
  return BigInt(a) * BigInt(b)
}

function quotient(a: Whole, b: Whole): Whole {
  return typeof a === 'number' && typeof b === 'number' ? a / b : subtract(BigInt(a) / BigInt(b), 0)
}

/** A machine number wherever the result is one. */
function subtract(a: Whole, b: Whole): Whole {
  return subtractMicro(a, b)
}

function magnitude(value: Whole): bigint {
  return value < 0 ? -BigInt(value) : BigInt(value)
}

function isNonzero(value: Whole): boolean {
  return value !== 0 && value !== 0n
}
