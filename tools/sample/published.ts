import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Period, periodSlug } from '../../shared/period.ts'
import type { Zone } from '../../shared/programme/schema.ts'
import type { Figures } from './figures.ts'
import { tableRows } from './model.ts'

/** Figures as they were published, `programmes/{code}/published/{period}.csv`: nothing in them is invented. */
export function publishedFigures(code: string): (zone: Zone, period: Period) => Figures | null {
  return (zone, period) => {
    const file = join('programmes', code, 'published', `${periodSlug(period)}.csv`)
    if (!existsSync(file)) return null
    const rows = tableRows(file).filter((row) => row.zone === zone.id)
    return Object.fromEntries(rows.map((row) => [row.series ?? '', row.value ?? '']))
  }
}
