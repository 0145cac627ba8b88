import type { Period } from '../../shared/period.ts'
import type { Programme, Zone } from '../../shared/programme/schema.ts'
import { formSeries, parseSeriesId, seriesId } from '../../shared/programme/series.ts'
import type { Figures } from './figures.ts'

/** A mistake that an office makes: the figures with it in them, or null where this form gives no occasion for it. */
export type Mistake = (figures: Figures, programme: Programme, zone: Zone, period: Period) => Figures | null

const UNIT_SLIP = 10_000

/** Must be fixed: each is refused with its place and its remedy. */
export const REFUSED: readonly Mistake[] = [
  /** 3.2亿 in a cell whose unit is something else. */
  (figures, programme) => changed(figures, largest(figures, programme), (value) => `${Number(value)}亿`),
  /** Words where a number belongs. */
  (figures, programme) => changed(figures, largest(figures, programme), (value) => `约${value}`),
  /** A part of a sum ten thousand times too large: filed in 万元 where the form says 亿元. */
  (figures, programme) => {
    const sums = programme.checks.filter(({ kind, severity }) => kind === 'sum' && severity === 'validity')
    const id = sums.flatMap(({ others }) => others).map((code) => seriesId(code, 'ytd'))
    return changed(
      figures,
      id.find((each) => Number(figures[each] ?? 0) > 0),
      (value) => (Number(value) * UNIT_SLIP).toFixed(decimalsOf(value)),
    )
  },
  /** A required cell left empty. */
  (figures, programme, zone, period) => {
    const required = formSeries(programme, zone, period).find(
      ({ id, indicator }) => indicator.filing === 'required' && figures[id],
    )
    if (!required) return null
    return Object.fromEntries(Object.entries(figures).filter(([id]) => id !== required.id))
  },
  /** A total that is not the sum of its parts. */
  (figures, programme) => {
    const sum = programme.checks.find(({ kind, severity }) => kind === 'sum' && severity === 'validity')
    const id = Object.keys(figures).find((each) => each.startsWith(`${sum?.subjects[0]}/`))
    return changed(figures, id, (value) => (Number(value) + 10).toFixed(decimalsOf(value)))
  },
  /** A part larger than its whole. */
  (figures, programme) => {
    const part = programme.checks.find(({ kind, severity }) => kind === 'part' && severity === 'validity')
    const [whole, of] = [part?.others[0], part?.subjects[0]].map((code) => figures[seriesId(code ?? '', 'ytd')])
    if (!whole || !of) return null
    return changed(figures, seriesId(part?.subjects[0] ?? '', 'ytd'), () =>
      (Number(whole) * 1.5 + 1).toFixed(decimalsOf(of)),
    )
  },
  /** Thousands grouped by fours. */
  (figures, programme) =>
    changed(figures, largest(figures, programme), (value) => `1,${value.replace('.', '').padStart(4, '0')}`),
]

/** Odd, and to be explained: a count that jumps by half, as when a firm's branches are counted for the first time. */
export function oddFigures(figures: Figures, programme: Programme): Figures[] {
  const counted = programme.checks.filter(({ kind, severity }) => kind === 'change' && severity === 'quality')
  const codes = counted.flatMap(({ subjects }) => subjects)
  return codes.flatMap((code) => {
    const id = seriesId(code, 'end')
    const value = figures[id]
    return value === undefined ? [] : [{ ...figures, [id]: (Number(value) * 1.5 + 25).toFixed(decimalsOf(value)) }]
  })
}

/** The largest amount of the form; rates and ranks are no amounts. */
function largest(figures: Figures, { indicators }: Programme): string | undefined {
  const amounts = new Set(indicators.filter(({ kind }) => kind === 'flow' || kind === 'stock').map(({ code }) => code))
  return Object.keys(figures)
    .filter((id) => amounts.has(parseSeriesId(id)?.indicator ?? ''))
    .sort((a, b) => Number(figures[b]) - Number(figures[a]))[0]
}

function changed(figures: Figures, id: string | undefined, change: (value: string) => string): Figures | null {
  const value = id === undefined ? undefined : figures[id]
  return id === undefined || value === undefined ? null : { ...figures, [id]: change(value) }
}

function decimalsOf(value: string): number {
  return value.split('.')[1]?.length ?? 0
}
