import { describe, expect, test } from 'vitest'
import { bulletinDocument } from '../../../../shared/bulletin/model/bulletin-document.ts'
import type { EditionFigures } from '../../../../shared/figures/figures.ts'
import type { EarlierRecord } from '../../../../shared/figures/trend-record.ts'
import { withTrend } from '../../../../shared/figures/with-trend.ts'
import type { Programme } from '../../../../shared/programme/schema.ts'
import { bigRound, indicator, target } from '../../../fixtures/bulletin.ts'
import { editionOf, filingOf } from '../../../fixtures/filings.ts'
import { blocks, tables, texts } from '../../../fixtures/parts.ts'
import { makeProgramme, smallProgramme } from '../../../fixtures/small-programme.ts'

const documentOf = (programme: Programme, figures: EditionFigures) => {
  const round = { ...bigRound, programme: programme.code, period: figures.period, programmeHash: programme.hash }
  return bulletinDocument({ programme, round, figures, previousManifestHash: null }, 'zh')
}

describe('the table of trends', () => {
  const of = { area: 'P', measure: 'ytd', status: '', growth: '1.0', expected: 8 } as const
  const record = (
    period: string,
    zones: readonly [number, number],
    origin: Pick<EarlierRecord, 'source' | 'manifestHash'>,
  ) => ({
    ...{ programme: 'small', period, edition: 1, ...origin },
    values: [
      { ...of, indicator: 'A', value: '10.00', zones: zones[0] },
      { ...of, indicator: 'M', value: '5.0', zones: zones[1] },
    ],
  })
  const published = { source: 'edition', manifestHash: 'ab'.repeat(32) } as const
  const imported = { source: 'imported', manifestHash: null } as const
  const fresh = editionOf(smallProgramme, [filingOf('Z1', { 'A/ytd': '20', 'C/ytd': '1' })])
  const shown = (...records: readonly (EarlierRecord | ReturnType<typeof record>)[]) =>
    documentOf(smallProgramme, withTrend(smallProgramme, fresh, records as readonly EarlierRecord[]))
  const notes = (doc: ReturnType<typeof shown>) => blocks(doc, 'trends', 'text').flatMap(({ paragraphs }) => paragraphs)

  test('says of every line how many zones it rests on, and nothing of a gap', () => {
    const rows = texts(
      tables(shown(record('2025-01/02', [8, 6], published), record('2024-11', [7, 7], published)), 'trends')[0],
    )
    expect(rows.slice(-4).map(([period, zones]) => [period, zones])).toEqual([
      ...[
        ['2024.11', '7/8'],
        ['2024.12', '—'],
        ['2025.1—2', '6—8/8'],
      ],
      ['2025.3', '1/8'],
    ])
  })

  test('tells that imported rounds had not been published, where there are any', () => {
    expect(notes(shown(record('2025-01/02', [8, 8], published))).join()).not.toContain('导入')
    expect(notes(shown(record('2025-01/02', [8, 8], imported))).join()).toContain('往期导入的报表当时没有刊出')
  })
})

describe('the table of industries', () => {
  const programmeWith = (industries: (id: string) => readonly string[]) =>
    makeProgramme({
      indicators: [indicator('B', '分产业收入', { breakdown: 'industries', breakdownMax: 2 })],
      bulletin: { ...smallProgramme.bulletin, keyIndicators: ['B'], regionIndicators: [], zoneIndicators: [] },
      zones: smallProgramme.zones.map((zone) => ({ ...zone, industries: industries(zone.id) })),
      targets: [],
    })
  const remark = (programme: Programme) => {
    const filings = ['Z1', 'Z2'].map((id) => filingOf(id, { 'B[1]/ytd': '10' }))
    return tables(documentOf(programme, editionOf(programme, filings)), 'industries-B')[0]?.legend ?? ''
  }

  test('says where its rows do not make the whole: a zone without approved industries is in none', () => {
    expect(remark(programmeWith(() => ['装备']))).not.toContain('各行之和小于全部')
    expect(remark(programmeWith((id) => (id === 'Z1' ? ['装备'] : [])))).toContain('各行之和小于全部')
  })
})

test('what was there before the plan is not taken off where fewer have been filed: zones are missing', () => {
  const programme = makeProgramme({
    targets: [target('T', '目标', { indicator: 'F', baselineValue: '5', operator: '>=' })],
  })
  const readings = (filed: string) =>
    editionOf(programme, [filingOf('Z1', { 'F/end': filed })]).targetOutlooks[0]?.readings.map(({ value, share }) => [
      value,
      share,
    ])
  expect(readings('7')).toEqual([['2', '0.01']])
  expect(readings('3')).toEqual([[null, null]])
})
