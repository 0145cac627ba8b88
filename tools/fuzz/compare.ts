import { rowCode } from '../../shared/intake/layout.ts'
import { parseSeriesId } from '../../shared/programme/series.ts'
import type { FiledValue } from '../../shared/submission.ts'
import type { SeenCell, SeenForm } from './second-reader.ts'

/** What another reader sees differently in a form that was accepted; null where both see the same figures. */
export function differenceOf(values: readonly FiledValue[], seen: SeenForm): string | null {
  const filed = new Map<string, FiledValue>()
  for (const value of values) {
    const series = parseSeriesId(value.series)
    if (series) filed.set(`${rowCode(series.indicator, series.part)}/${columnOf(series.measure)}`, value)
  }
  const met = new Set<string>()
  for (const row of seen) {
    for (const column of ['month', 'cumulative'] as const) {
      const key = `${row.code}/${column}`
      const figure = numberOf(row[column])
      const value = filed.get(key)
      if (figure !== null && (value === undefined || met.has(key))) return `${key}: ${row[column]} was not read`
      if (value === undefined) continue
      met.add(key)
      if (!agrees(value.value, figure)) return `${key}: ${value.value} (${value.filed}) is ${row[column]} elsewhere`
    }
  }
  const lost = [...filed].find(([key, { value }]) => value !== null && !met.has(key))
  return lost ? `${lost[0]}: ${lost[1].value} is nowhere else` : null
}

function columnOf(measure: string): 'month' | 'cumulative' {
  return measure === 'month' ? 'month' : 'cumulative'
}

/** Both round at the sixth decimal or the fifteenth digit, each in its own way. */
const RELATIVE = 1e-12
const ABSOLUTE = 1e-6

function agrees(value: string | null, figure: number | null): boolean {
  if (value === null || figure === null) return value === null && figure === null
  const ours = Number(value)
  return Math.abs(ours - figure) <= Math.max(ABSOLUTE, Math.abs(ours) * RELATIVE)
}

/** The number that a cell shows, by rules of its own: nothing here is shared with intake. Null where there is no digit. */
function numberOf(cell: SeenCell): number | null {
  if (typeof cell === 'number' || cell === null) return cell
  const text = cell
    .normalize('NFKC')
    .replace(/[\s,\u200b\ufeff]/g, '')
    .replace(/^[△▲−–]/, '-')
  if (!/\d/.test(text)) return null
  const number = /^[-+]?(?:\d+\.?\d*|\.\d+)/.exec(text)?.[0]
  return number === undefined ? Number.NaN : Number(number)
}
