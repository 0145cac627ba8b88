import type { History } from '../../shared/intake/history.ts'
import { judge } from '../../shared/intake/judge.ts'
import type { Period } from '../../shared/period.ts'
import type { Programme, Zone } from '../../shared/programme/schema.ts'
import { historyPeriods } from '../../shared/store/history.ts'
import type { Judgement } from '../../shared/submission.ts'
import { type Figures, zoneFigures } from './figures.ts'
import { type FilledForm, type Filling, fillForm, type Habit } from './forms.ts'
import { loadModel, type Model } from './model.ts'
import { publishedFigures } from './published.ts'
import { type Chance, chanceOf } from './random.ts'

/** Everything that the offices of a programme file, made from a seed or taken from what was published. */
export interface Offices {
  readonly programme: Programme
  readonly model: Model | null
  readonly chance: Chance
  /** Null where the zone did not file that period. */
  figures(zone: Zone, period: Period): Figures | null
}

const HABITS: readonly Habit[] = ['xlsx', 'xlsx', 'xlsx', 'csv-gb18030', 'csv-gb18030', 'csv-utf8', 'json']

/** `until`: the period that is played; what is absent before it is the model's to say. */
export function officesOf(programme: Programme, seed: string, until: Period): Offices {
  const model = loadModel(programme)
  const chance = chanceOf(`${seed} ${programme.code}`)
  const making = model && { programme, model, chance, flows: new Map<string, number | null>() }
  const published = publishedFigures(programme.code)
  const absent = (zone: Zone, period: Period) =>
    period !== until && chance.even(zone.id, period, 'absent') < (model?.offices.absentBefore ?? 0)
  const made = (zone: Zone, period: Period) => {
    const known = published(zone, period)
    if (known || !making) return known
    return absent(zone, period) ? null : zoneFigures(making, zone, period)
  }
  const known = new Map<string, Figures | null>()
  return {
    ...{ programme, model, chance },
    figures(zone, period) {
      const key = `${zone.id} ${period}`
      const figures = known.get(key) ?? made(zone, period)
      known.set(key, figures)
      return figures
    },
  }
}

/** An office keeps to its program from month to month. */
export function habitOf({ chance }: Offices, zone: Zone): Habit {
  return chance.pick(HABITS, zone.id, 'habit')
}

/** What the figures of a period are compared with, as far as the offices filed it since `from`. */
export function historyOf(offices: Offices, zone: Zone, period: Period, from: Period): History {
  return historyPeriods(offices.programme, period).flatMap((earlier) => {
    const values = earlier >= from ? offices.figures(zone, earlier) : null
    return values ? [{ period: earlier, values }] : []
  })
}

export interface Judged {
  readonly form: FilledForm
  readonly judgement: Judgement
}

/** A filled form with the verdict that intake gives it. */
export async function judged(filling: Filling): Promise<Judged> {
  const form = await fillForm(filling)
  const { programme, period, zone, history } = filling
  const { bytes, fileName } = form
  return { form, judgement: await judge({ bytes, fileName, programme, period, zone, history }) }
}

/** A careful office explains at once what is odd in its figures. */
export async function careful(offices: Offices, filling: Filling): Promise<Judged> {
  const first = await judged(filling)
  if (first.judgement.verdict !== 'to-explain') return first
  return judged({ ...filling, remarks: explained(offices, filling.zone, first.judgement) })
}

/** What an office that is asked writes beside its figures; one of the reasons kept with the model. */
export function explained({ model, chance }: Offices, zone: Zone, judgement: Judgement): Record<string, string> {
  if (!model) return {}
  const open = judgement.findings.filter(
    ({ severity, explanation }) => severity === 'quality' && explanation === undefined,
  )
  return Object.fromEntries(
    open.flatMap(({ series }) =>
      series ? [[series, chance.pick(model.reasons, zone.id, series, 'reason')] as const] : [],
    ),
  )
}
