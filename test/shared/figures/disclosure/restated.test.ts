import { describe, expect, test } from 'vitest'
import { canonicalJson } from '../../../../shared/digest.ts'
import { publishedRestatements } from '../../../../shared/figures/disclosure/restatements.ts'
import type { EditionFigures } from '../../../../shared/figures/figures.ts'
import { parseEarlierFigures } from '../../../../shared/figures/restatement/earlier.ts'
import { restateEdition } from '../../../../shared/figures/restatement/restate.ts'
import { isFigureRestated } from '../../../../shared/figures/restatement/restatement.ts'
import type { Audiences } from '../../../../shared/programme/audience.ts'
import type { Programme } from '../../../../shared/programme/schema.ts'
import { indicator } from '../../../fixtures/bulletin.ts'
import { editionOf, filingOf } from '../../../fixtures/filings.ts'
import { makeProgramme, smallProgramme } from '../../../fixtures/small-programme.ts'

// R has three zones, S three, N two; two are corrected in R. A public cell needs three.
const revenue = indicator('A', '营业收入', { measures: ['ytd'], statistics: ['median', 'rank'] })
const PUBLIC: Audiences = { keyFigures: 'public', regions: 'public', groups: 'public', targets: 'public' }
const programmeFor = (audience: Audiences): Programme =>
  makeProgramme({ indicators: [revenue], targets: smallProgramme.targets.slice(0, 1), audience })

const FIRST = { Z1: '10', Z2: '20', Z3: '30', Z4: '5', Z5: '6', Z6: '7', Z7: '1', Z8: '2' }
const SECOND = { ...FIRST, Z1: '12', Z2: '33', Z7: '3' }

function figuresOf(programme: Programme, filed: Readonly<Record<string, string>>, edition: number): EditionFigures {
  const filings = Object.entries(filed).map(([zone, value]) => filingOf(zone, { 'A/ytd': value }, YEAR))
  return { ...editionOf(programme, filings), edition }
}
const YEAR = { yearEarlier: { 'A/ytd': '4' } }

function published(audience: Audiences, second: Readonly<Record<string, string>> = SECOND) {
  const programme = programmeFor(audience)
  const stated = JSON.parse(canonicalJson(figuresOf(programme, FIRST, 1)))
  const earlier = { figures: parseEarlierFigures(stated), cuts: [] }
  const { figures, restatements } = restateEdition(programme, figuresOf(programme, second, 2), [], earlier)
  return { all: restatements, shown: publishedRestatements(programme, figures, restatements) }
}

describe('restatements of what the public sees', () => {
  test('tell values, and nothing of ranks, contributions or comparisons beside them', () => {
    const { all, shown } = published({ ...PUBLIC, data: 'public' })
    expect(all.some(({ facts }) => facts.some(({ fact }) => fact === 'rank'))).toBe(true)
    expect(all.some((each) => !isFigureRestated(each))).toBe(true)
    expect(shown.length).toBeGreaterThan(0)
    expect(shown.every((each) => isFigureRestated(each) && each.facts.length === 0)).toBe(true)
    expect(shown.find((each) => each.area === 'R' && each.measure === 'ytd')).toMatchObject({
      areaLevel: 'region-with-inner',
      difference: '17.00',
    })
  })

  test('leave out single zones, what is suppressed, and medians of too few zones', () => {
    const { all, shown } = published({ ...PUBLIC, data: 'public' })
    const levels = new Set(shown.map(({ areaLevel }) => areaLevel))
    expect(levels).toEqual(new Set(['province', 'region', 'region-with-inner', 'zone-level', 'zone-kind', 'target']))
    // N's two zones are too few; R by itself would give them back, for R with N is shown.
    expect(
      all.filter(({ areaLevel }) => areaLevel.startsWith('region')).map(({ area, measure }) => [area, measure]),
    ).toEqual(
      expect.arrayContaining([
        ['N', 'ytd'],
        ['N', 'median-ytd'],
      ]),
    )
    const places = shown.map(({ areaLevel, area, measure }) => `${areaLevel} ${area} ${measure}`)
    expect(places.filter((place) => place.startsWith('region'))).toEqual([
      ...['region-with-inner R ytd', 'region R median-ytd'],
    ])
  })

  test('give no old value where other zones are counted than before', () => {
    const { Z7: _gone, ...fewer } = SECOND
    const { shown } = published({ ...PUBLIC, data: 'public' }, fewer)
    expect(shown.length).toBeGreaterThan(0)
    expect(shown.every(({ old, difference, exactDifference }) => !old && !difference && !exactDifference)).toBe(true)
  })

  test('for the bulletin’s own readers are whole', () => {
    const { all, shown } = published({})
    expect(shown).toEqual(all)
  })
})
