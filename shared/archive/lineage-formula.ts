import { lineageMessages, measureNames } from '../messages/lineage.ts'
import { fill } from '../messages/speak.ts'
import type { Indicator, Programme } from '../programme/schema.ts'
import type { Bilingual } from '../submission.ts'

/** How a figure of an area, or of one zone, is computed, in words; the rounding that print does comes last. */
export function formulaInWords(
  programme: Programme,
  indicator: Indicator,
  at: { readonly areaLevel: string; readonly areaName: Bilingual; readonly measure: string },
): Bilingual {
  const say = (lang: keyof Bilingual) => {
    const formula = wordsOf(programme, indicator, at, lang)
    return fill(lineageMessages.rounded[lang], { formula, decimals: indicator.decimals })
  }
  return { zh: say('zh'), en: say('en') }
}

type At = Parameters<typeof formulaInWords>[2]

function wordsOf(programme: Programme, indicator: Indicator, at: At, lang: keyof Bilingual): string {
  const nameOf = (code: string | null) =>
    programme.indicators.find((each) => each.code === code)?.name[lang] ?? `${code}`
  const { numerators, denominator, weight, scale, aggregation, filing } = indicator
  const params = {
    name: indicator.name[lang],
    area: at.areaName[lang],
    measure: measureNames[at.measure]?.[lang] ?? at.measure,
    terms: numerators.map(nameOf).join(lineageMessages.plus[lang]),
    denominator: nameOf(denominator),
    weight: nameOf(weight),
    times: scale === 1 ? '' : fill(lineageMessages.times[lang], { scale }),
  }
  const words = (code: keyof typeof lineageMessages) => fill(lineageMessages[code][lang], params)
  const isQuotient = denominator !== null && (filing === 'derived' || aggregation === 'ratio')
  const ofZone = at.areaLevel === 'zone'
  if (!ofZone && aggregation === 'none') return words('none')
  // A zone's own figure of a filed ratio is what it filed; the area's is computed from the sums.
  if (isQuotient && !(ofZone && filing !== 'derived')) return words(ofZone ? 'filedRatio' : 'ratio')
  if (filing === 'derived') return words(ofZone ? 'filedSumOf' : 'sumOf')
  if (ofZone) return words('filed')
  return words(aggregation === 'weighted' ? 'weighted' : 'sum')
}
