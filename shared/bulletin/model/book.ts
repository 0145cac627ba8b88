import type { Figure } from '../../figures/figure.ts'
import type { EditionFigures } from '../../figures/figures.ts'
import type { Indicator, Measure, Programme } from '../../programme/schema.ts'

/** The figures of an edition, found by what a table asks for. */
export interface FigureBook {
  province(indicator: Indicator, measure: Measure): Figure | undefined
  region(code: string, indicator: Indicator, measure: Measure): Figure | undefined
  regionWithInner(code: string, indicator: Indicator, measure: Measure): Figure | undefined
  zone(id: string, indicator: Indicator, measure: Measure): Figure | undefined
  /** The programme's indicators by code, in the order asked for; an unknown code is a broken programme. */
  indicators(codes: readonly string[]): readonly Indicator[]
}

export function figureBook(programme: Programme, { figures }: EditionFigures): FigureBook {
  const byPlace = figuresByPlace(figures)
  const byCode = new Map(programme.indicators.map((indicator) => [indicator.code, indicator]))
  const province = figures.find(({ areaLevel }) => areaLevel === 'province')?.area ?? ''
  const find =
    (level: Figure['areaLevel']) =>
    (area: string, { code }: Indicator, measure: Measure) =>
      byPlace[level].get(area)?.find((figure) => figure.indicator === code && figure.measure === measure)
  return {
    province: (indicator, measure) => find('province')(province, indicator, measure),
    region: find('region'),
    regionWithInner: find('region-with-inner'),
    zone: find('zone'),
    indicators: (codes) =>
      codes.map((code) => {
        const indicator = byCode.get(code)
        if (!indicator) throw new RangeError(`the bulletin asks for an indicator that the programme lacks: ${code}`)
        return indicator
      }),
  }
}

type ByPlace = Readonly<Record<Figure['areaLevel'], Map<string, Figure[]>>>

/** Of each area the few dozen figures that are of no industry: an edition has many thousands, of which a bulletin prints a part. */
function figuresByPlace(figures: readonly Figure[]): ByPlace {
  const found: ByPlace = {
    province: new Map(),
    region: new Map(),
    'region-with-inner': new Map(),
    zone: new Map(),
  }
  for (const figure of figures) {
    if (figure.part !== null) continue
    const known = found[figure.areaLevel].get(figure.area)
    if (known) known.push(figure)
    else found[figure.areaLevel].set(figure.area, [figure])
  }
  return found
}

/** The one measure that stands for an indicator where there is room for one: the year to date, else the level, else the period. */
export function headlineMeasure({ measures }: Indicator): Measure {
  return measures.includes('ytd') ? 'ytd' : measures.includes('end') ? 'end' : 'month'
}
