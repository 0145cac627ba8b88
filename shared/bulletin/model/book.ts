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
  const byKey = new Map(figures.filter(({ part }) => part === null).map((figure) => [key(figure), figure]))
  const byCode = new Map(programme.indicators.map((indicator) => [indicator.code, indicator]))
  const province = figures.find(({ areaLevel }) => areaLevel === 'province')?.area ?? ''
  const find =
    (areaLevel: Figure['areaLevel']) =>
    (area: string, { code }: Indicator, measure: Measure) =>
      byKey.get(key({ areaLevel, area, indicator: code, measure }))
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

/** The one measure that stands for an indicator where there is room for one: the year to date, else the level, else the period. */
export function headlineMeasure({ measures }: Indicator): Measure {
  return measures.includes('ytd') ? 'ytd' : measures.includes('end') ? 'end' : 'month'
}

function key(figure: Pick<Figure, 'areaLevel' | 'area' | 'indicator' | 'measure'>): string {
  return `${figure.areaLevel}/${figure.area}/${figure.indicator}/${figure.measure}`
}
