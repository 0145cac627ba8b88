import { type Period, periodParts, previousPeriod } from '../../shared/period.ts'
import { exists } from '../../shared/programme/calendar.ts'
import type { Programme, Zone } from '../../shared/programme/schema.ts'
import { careful, habitOf, historyOf, type Offices, officesOf } from './office.ts'

export interface PastFile {
  readonly period: Period
  readonly zone: string
  readonly fileName: string
  readonly bytes: Uint8Array
}

/** How far back a programme's past goes before a period, in months. */
export interface Past {
  readonly seed: string
  readonly months: number
}

/** The files of the rounds before a period, oldest first, named for their zones as `import` wants them. */
export async function* sampleHistory(
  programme: Programme,
  period: Period,
  { seed, months }: Past,
): AsyncGenerator<PastFile> {
  const offices = officesOf(programme, seed, period)
  const past = pastPeriods(programme, period, months)
  for (const earlier of past) {
    for (const zone of programme.zones) {
      const file = await pastFile(offices, zone, earlier, past[0] ?? earlier)
      if (file) yield file
    }
  }
}

/** The periods that began in the given number of months before one, in order of time. */
export function pastPeriods({ calendar }: Programme, period: Period, months: number): Period[] {
  const periods: Period[] = []
  let earlier = period
  for (let month = 0; month < months; month++) {
    earlier = previousPeriod(earlier, calendar.mergesJanuaryFebruary)
    const { from, to } = periodParts(earlier)
    month += to - from
    if (exists(calendar, earlier)) periods.unshift(earlier)
  }
  return periods
}

async function pastFile(offices: Offices, zone: Zone, period: Period, from: Period): Promise<PastFile | null> {
  const figures = offices.figures(zone, period)
  if (!figures) return null
  const { programme } = offices
  // Old rounds are kept as text; a workbook a zone and month would only be slower to make.
  const habit = habitOf(offices, zone) === 'xlsx' ? 'csv-utf8' : habitOf(offices, zone)
  const document = offices.model?.document ?? ''
  const filling = { programme, zone, period, habit, figures, document, history: historyOf(offices, zone, period, from) }
  const { form } = await careful(offices, filling)
  const extension = form.fileName.split('.').at(-1)
  return { period, zone: zone.id, fileName: `${zone.id}.${extension}`, bytes: form.bytes }
}
