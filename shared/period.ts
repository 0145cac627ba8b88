/**
 * Reporting periods (报告期): a month `2025-03`, or `2025-01/02` where a programme merges January and February
 * (most industrial and financial forms have no January: 1月免报, 1—2月合并).
 */
export type Period = string

export interface PeriodParts {
  readonly year: number
  /** First and last month covered, 1–12; equal but for `01/02`. */
  readonly from: number
  readonly to: number
}

const PATTERN = /^(\d{4})-(0[1-9]|1[0-2])(\/02)?$/

/** Null when the text is no period; `2025-03/02` is none. */
export function parsePeriod(text: string): PeriodParts | null {
  const match = PATTERN.exec(text)
  if (!match) return null
  const [, year, month, merged] = match
  if (merged && month !== '01') return null
  return { year: Number(year), from: Number(month), to: merged ? 2 : Number(month) }
}

export function periodParts(period: Period): PeriodParts {
  const parts = KNOWN.get(period) ?? parsePeriod(period)
  if (!parts) throw new RangeError(`not a reporting period: ${JSON.stringify(period)}`)
  KNOWN.set(period, parts)
  return parts
}

/** A file's checks ask for the same two or three periods hundreds of times. Only periods get in, so it stays small. */
const KNOWN = new Map<Period, PeriodParts>()

/** The period that contains a month, under a calendar that merges January and February or not. */
export function periodOf(year: number, month: number, mergesJanuaryFebruary: boolean): Period {
  if (mergesJanuaryFebruary && month <= 2) return `${year}-01/02`
  return `${year}-${String(month).padStart(2, '0')}`
}

export function previousPeriod(period: Period, mergesJanuaryFebruary: boolean): Period {
  const { year, from } = periodParts(period)
  return from === 1 ? periodOf(year - 1, 12, mergesJanuaryFebruary) : periodOf(year, from - 1, mergesJanuaryFebruary)
}

export function nextPeriod(period: Period, mergesJanuaryFebruary: boolean): Period {
  const { year, to } = periodParts(period)
  return to === 12 ? periodOf(year + 1, 1, mergesJanuaryFebruary) : periodOf(year, to + 1, mergesJanuaryFebruary)
}

/** The same period a year earlier (上年同期). */
export function yearEarlier(period: Period): Period {
  const { year } = periodParts(period)
  return `${year - 1}${period.slice(4)}`
}

/** The first period of a year, where year-to-date equals the period itself. */
export function isFirstOfYear(period: Period): boolean {
  return periodParts(period).from === 1
}

/** A period as part of a file name or key, where `/` would mean a folder: `2025-01_02`. */
export function periodSlug(period: Period): string {
  return period.replace('/', '_')
}

export function periodFromSlug(slug: string): Period | null {
  const period = slug.replace('_', '/')
  return parsePeriod(period) ? period : null
}

const ENGLISH_MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
)

/** The period in words, `2025年3月`, `2025年1—2月`, `March 2025`. */
export function periodLabel(period: Period, lang: 'zh' | 'en'): string {
  const { year, from, to } = periodParts(period)
  if (lang === 'zh') return from === to ? `${year}年${to}月` : `${year}年${from}—${to}月`
  const month = (n: number) => ENGLISH_MONTHS[n - 1] ?? ''
  return from === to ? `${month(to)} ${year}` : `${month(from)}–${month(to)} ${year}`
}

const QUARTER_WORDS: Readonly<Record<number, string>> = { 3: '一季度', 6: '上半年', 9: '前三季度', 12: '全年' }

/** The year to date in words: `2025年一季度`, `2025年1—5月`, `January–May 2025`. */
export function yearToDateLabel(period: Period, lang: 'zh' | 'en'): string {
  const { year, to } = periodParts(period)
  if (lang === 'zh') return `${year}年${QUARTER_WORDS[to] ?? (to === 1 ? '1月' : `1—${to}月`)}`
  return to === 1 ? `January ${year}` : `January–${ENGLISH_MONTHS[to - 1]} ${year}`
}
