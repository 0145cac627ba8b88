import { say } from '../../messages/catalogue.ts'
import type { Section } from '../document.ts'
import { list, section } from './blocks.ts'
import { headlineMeasure } from './book.ts'
import { percentOf } from './format.ts'
import { regionsInOrder, type Source } from './tables.ts'

/** A region below is named: its total says little. */
const LOW_COVERAGE_PERCENT = 90

/** What the figures are worth, in words: who is missing and how much that is, what was explained, what is provisional or withheld. */
export function qualitySection(source: Source): Section {
  const { lang } = source
  return section(lang, 'quality', 'bulletinQuality', [
    list([...coverageNotes(source), ...findingNotes(source), ...statusNotes(source)], '', true),
  ])
}

function coverageNotes({ lang, programme, figures, book }: Source): string[] {
  const { expected, accepted } = figures.coverage
  if (expected === 0) return []
  const low = regionsInOrder(programme).flatMap(({ code, name }) => {
    const own = figures.regionCoverage[code]
    if (!own || own.expected === 0 || own.accepted * 100 >= own.expected * LOW_COVERAGE_PERCENT) return []
    const counts = { accepted: own.accepted, expected: own.expected, rate: percentOf(own.accepted, own.expected, 1) }
    return [say(lang, 'bulletinQualityRegion', { name: name[lang], ...counts })]
  })
  const [indicator] = book.indicators(programme.bulletin.keyIndicators)
  const weight = figures.analysis?.comparisons.find(
    (each) =>
      each.areaLevel === 'province' &&
      each.indicator === indicator?.code &&
      each.part === null &&
      each.measure === headlineMeasure(indicator),
  )?.coveredOfLastYear
  const rest = { count: expected - accepted, rate: percentOf(expected - accepted, expected, 1) }
  return [
    say(lang, accepted === expected ? 'bulletinQualityAll' : 'bulletinQualityMissing', rest),
    ...(indicator && weight ? [say(lang, 'bulletinQualityWeight', { name: indicator.name[lang], weight })] : []),
    low.length === 0
      ? say(lang, 'bulletinQualityNoneLow', { floor: LOW_COVERAGE_PERCENT })
      : say(lang, 'bulletinQualityLow', {
          ...{ floor: LOW_COVERAGE_PERCENT, count: low.length },
          regions: low.join(say(lang, 'bulletinListSeparator')),
        }),
  ]
}

function findingNotes({ lang, figures: { standings } }: Source): string[] {
  const explained = standings.filter((each) => (each.explained ?? 0) > 0)
  const findings = explained.reduce((sum, each) => sum + (each.explained ?? 0), 0)
  const open = standings.filter(({ standing }) => standing === 'to-explain').length
  return [
    findings === 0
      ? say(lang, 'bulletinQualityNoneExplained')
      : say(lang, 'bulletinQualityExplained', { findings, zones: explained.length }),
    say(lang, open === 0 ? 'bulletinQualityNoneOpen' : 'bulletinQualityOpen', { zones: open }),
  ]
}

function statusNotes({ lang, figures: { figures, edition } }: Source): string[] {
  const count = (status: string) => figures.filter((figure) => figure.status === status).length
  const [withheld, revised] = [count('c'), count('r')]
  return [
    ...(withheld === 0 ? [] : [say(lang, 'bulletinQualityWithheld', { count: withheld })]),
    ...(revised === 0 ? [] : [say(lang, 'bulletinQualityRevised', { count: revised, edition })]),
  ]
}
