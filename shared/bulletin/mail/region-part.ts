import type { FigurePlace } from '../../figures/analysis/analysis.ts'
import { NO_COVERAGE } from '../../figures/coverage.ts'
import { bulletinFigures } from '../../figures/disclosure/disclose.ts'
import type { Figure } from '../../figures/figure.ts'
import type { EditionFigures } from '../../figures/figures.ts'
import { type Lang, say } from '../../messages/catalogue.ts'
import type { Indicator, Programme, Region } from '../../programme/schema.ts'
import { growthWords } from '../../words/growth.ts'
import { inProse, withUnit } from '../../words/printed.ts'
import type { BulletinInput } from '../input.ts'
import { type FigureBook, figureBook, headlineMeasure } from '../model/book.ts'
import { absence } from '../model/format.ts'
import { coverageSentence } from '../model/highlights.ts'
import { measureLabel } from '../model/wording.ts'
import type { MailFigure, RegionPart } from './mail-content.ts'

/** What every region's part is taken from: found once an edition. */
export interface RegionSource {
  readonly programme: Programme
  readonly figures: EditionFigures
  readonly book: FigureBook
}

export function regionSource({ programme, figures: all }: BulletinInput): RegionSource {
  const figures = bulletinFigures(programme, all)
  return { programme, figures, book: figureBook(programme, figures) }
}

/** What an official of one region sees first: its own figures with growth and rank, and who of its zones has reported. */
export function regionPart({ programme, figures, book }: RegionSource, code: string, lang: Lang): RegionPart | null {
  const region = programme.regions.find((each) => each.code === code)
  if (!region) return null
  const inner = programme.regions.filter(({ parent, level }) => parent === code && level === 'unit')
  const lines = book.indicators(programme.bulletin.regionIndicators).flatMap((indicator) => {
    const measure = headlineMeasure(indicator)
    const own = book.region(code, indicator, measure)
    const withInner = inner.length === 0 ? undefined : book.regionWithInner(code, indicator, measure)
    const name = say(lang, 'officialFigureName', {
      name: indicator.name[lang],
      measure: measureLabel(lang, measure),
    })
    return [
      ...(own ? [line(lang, name, indicator, own, figures)] : []),
      ...(withInner ? [line(lang, withInnerLabel(inner, lang), indicator, withInner, figures)] : []),
    ]
  })
  const missing = figures.standings.filter(({ region: of, standing }) => of === code && standing === 'missing').length
  return {
    name: region.name[lang],
    coverage: [
      coverageSentence(lang, figures.regionCoverage[code] ?? NO_COVERAGE),
      ...(missing === 0 ? [] : [say(lang, 'officialMissing', { count: missing })]),
    ],
    figures: lines,
  }
}

/** Under the region's own figure, which leaves them out. */
function withInnerLabel(inner: readonly Region[], lang: Lang): string {
  const names = inner.map((each) => each.name[lang]).join(say(lang, 'bulletinListSeparator'))
  return say(lang, 'officialWithInner', { inner: names })
}

function line(lang: Lang, name: string, { unit }: Indicator, figure: Figure, figures: EditionFigures): MailFigure {
  const mark = absence(figure)
  return {
    name,
    note: say(lang, 'bulletinCounted', { counted: figure.zones, expected: figure.expected }),
    value: mark ?? withUnit(lang, inProse(figure.value ?? '', lang), unit[lang]),
    change: mark === null ? growthWords(lang, figure.growth) : '',
    // A rank would tell of a figure that is not shown.
    more: mark === null ? rankWords(lang, figure, figures) : '',
  }
}

function rankWords(lang: Lang, figure: Figure, { analysis }: EditionFigures): string {
  const isIt = (place: FigurePlace) =>
    place.areaLevel === figure.areaLevel &&
    place.area === figure.area &&
    place.indicator === figure.indicator &&
    place.measure === figure.measure &&
    place.part === null
  const rank = analysis?.ranks.find(isIt)
  return rank ? say(lang, 'officialRank', { rank: rank.rank, of: rank.of }) : ''
}
