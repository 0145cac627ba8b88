import type { Period } from '../../shared/period.ts'
import type { Programme, Zone } from '../../shared/programme/schema.ts'
import type { Verdict } from '../../shared/submission.ts'
import type { FilledForm } from './forms.ts'
import { pastPeriods } from './history.ts'
import { oddFigures, REFUSED } from './mistakes.ts'
import { careful, explained, habitOf, historyOf, type Judged, judged, type Offices, officesOf } from './office.ts'

/** How an office behaves in the month that is played. */
export type Kind = 'plain' | 'corrected' | 'explained' | 'overdue' | 'missing'

export interface SampleZone {
  readonly zone: string
  readonly kind: Kind
  /** In order of sending; the last one stands. */
  readonly uploads: readonly (FilledForm & { readonly expect: Verdict })[]
}

export interface MonthOptions {
  readonly seed: string
  /** Only the first so many of the programme. */
  readonly zones?: number
  /** How many months of filings there are before it. */
  readonly pastMonths?: number
}

/** What the zones upload in one month. Verdicts are those of intake, for the files are judged as they are made. */
export async function sampleMonth(
  programme: Programme,
  period: Period,
  { seed, zones = programme.zones.length, pastMonths = 18 }: MonthOptions,
): Promise<readonly SampleZone[]> {
  const offices = officesOf(programme, seed, period)
  const [from = period] = pastPeriods(programme, period, pastMonths)
  const chosen = programme.zones.slice(0, zones)
  // Offices that make mistakes take turns at them, so that every mistake is seen.
  const mistaken = chosen.filter((zone) => kindOf(offices, zone) === 'corrected')
  return Promise.all(chosen.map((zone) => play(offices, zone, period, from, Math.max(0, mistaken.indexOf(zone)))))
}

async function play(offices: Offices, zone: Zone, period: Period, from: Period, turn: number): Promise<SampleZone> {
  const { programme } = offices
  const figures = offices.figures(zone, period)
  const kind = figures ? kindOf(offices, zone) : 'missing'
  if (!figures || kind === 'missing') return { zone: zone.id, kind: 'missing', uploads: [] }
  const habit = habitOf(offices, zone)
  const document = offices.model?.document ?? ''
  const filling = { programme, zone, period, habit, figures, document, history: historyOf(offices, zone, period, from) }
  const final = await careful(offices, filling)
  if (kind === 'corrected') {
    for (const mistake of fromPlace(REFUSED, turn)) {
      const wrong = mistake(figures, programme, zone, period)
      const refused = wrong && (await judged({ ...filling, figures: wrong }))
      if (refused?.judgement.verdict === 'rejected') return uploads(zone, kind, [refused, final])
    }
  }
  if (kind === 'explained') {
    for (const odd of oddFigures(figures, programme)) {
      const asked = await judged({ ...filling, figures: odd })
      if (asked.judgement.verdict !== 'to-explain') continue
      const answered = await judged({ ...filling, figures: odd, remarks: explained(offices, zone, asked.judgement) })
      return uploads(zone, kind, [asked, answered])
    }
  }
  return uploads(zone, kind === 'overdue' ? 'overdue' : 'plain', [final])
}

/** All items, beginning with a different one for each place in a row. */
function fromPlace<T>(items: readonly T[], place: number): readonly T[] {
  const start = place % items.length
  return [...items.slice(start), ...items.slice(0, start)]
}

function uploads(zone: Zone, kind: Kind, files: readonly Judged[]): SampleZone {
  return {
    ...{ zone: zone.id, kind },
    uploads: files.map(({ form, judgement }) => ({ ...form, expect: judgement.verdict })),
  }
}

function kindOf({ model, chance }: Offices, zone: Zone): Kind {
  if (!model) return 'plain'
  const { missing, overdue, corrected, explained: odd } = model.offices
  const place = chance.even(zone.id, 'kind')
  const steps: readonly (readonly [Kind, number])[] = [
    ['missing', missing],
    ['overdue', overdue],
    ['corrected', corrected],
    ['explained', odd],
  ]
  let bound = 0
  for (const [kind, share] of steps) {
    bound += share
    if (place < bound) return kind
  }
  return 'plain'
}
