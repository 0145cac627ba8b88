import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseCsv } from '../../../../shared/csv.ts'
import { figuresCsv } from '../../../../shared/figures/csv/figures-csv.ts'
import { loadProgramme, PROGRAMME_FILES } from '../../../../shared/programme/load.ts'
import type { TargetOperator } from '../../../../shared/programme/schema.ts'
import { target } from '../../../fixtures/bulletin.ts'
import { editionOf, figureAt, filingOf } from '../../../fixtures/filings.ts'
import { makeProgramme, smallProgramme } from '../../../fixtures/small-programme.ts'

const revenues = (of: Readonly<Record<string, string>>) =>
  Object.entries(of).map(([zone, value]) => filingOf(zone, { 'A/ytd': value }))

describe('targets', () => {
  const { targets } = editionOf(smallProgramme, revenues({ Z1: '20', Z2: '20.000001', Z4: '50', Z7: '31' }))
  const of = (id: string) => targets.find(({ target: own }) => own === id)

  test('a sum, measured by the province', () => {
    expect(of('T1')).toEqual({
      ...{ target: 'T1', operator: '>', targetValue: '100', value: '121.00', share: '121.00', met: true, count: 4 },
    })
  })

  test('zones above a threshold: 超过 leaves the number out, exactly and not as printed', () => {
    expect(of('T2')).toMatchObject({ value: '3', share: '100.00', met: true, count: 4 })
  })

  test('units above a threshold: 以上 takes the number in; the inner unit counts as its own', () => {
    expect(of('T3')).toMatchObject({ value: '1', share: '50.00', met: false, count: 3 })
  })

  test('one zone, and lower is better: no share', () => {
    expect(of('T4')).toMatchObject({ value: '20.00', share: null, met: true, count: 1 })
  })

  test('tracked, and about zero: shown, never scored', () => {
    expect(of('T5')).toMatchObject({ value: '121.00', share: null, met: null })
    expect(of('T6')).toMatchObject({ value: '121.00', share: null, met: null })
  })

  test('nothing filed measures nothing, and is no zero', () => {
    for (const progress of editionOf(smallProgramme, []).targets)
      expect(progress).toMatchObject({ value: null, share: null, met: null, count: null })
  })

  test.each<[TargetOperator, boolean | null]>([
    ['>', false],
    ['>=', true],
    ['=', true],
    ['<=', true],
    ['about', null],
  ])('a value that equals the target: %s is %s', (operator, met) => {
    const programme = makeProgramme({ targets: [target('T', '目标', { operator, value: '10' })] })
    const [progress] = editionOf(programme, revenues({ Z1: '10' })).targets
    expect(progress).toMatchObject({ met, share: operator === '<=' ? null : '100.00' })
  })

  test('an indicator that the period does not have measures nothing', () => {
    const programme = makeProgramme({ targets: [target('T', '目标', { indicator: 'Q' })] })
    expect(editionOf(programme, revenues({ Z1: '10' })).targets[0]).toMatchObject({ value: null, met: null })
  })
})

describe('the newspaper page: homes traded in, 2024', () => {
  const dir = join(import.meta.dirname, '../../../../programmes/zhengzhou-trade-in')
  const programme = loadProgramme(new Map(PROGRAMME_FILES.map((name) => [name, readFileSync(join(dir, name), 'utf8')])))
  const [zone] = programme.zones
  const edition = editionOf(programme, [filingOf(zone!.id, { 'H01/ytd': '5085', 'H02/ytd': '5731' })], '2024-12')

  test('10816 = 5085 + 5731, of a target of 10000: 108.16 %', () => {
    const province = programme.regions.find(({ level }) => level === 'province')?.code
    expect(figureAt(edition, `province ${province} H00/ytd`)).toMatchObject({ value: '10816', status: '', zones: 1 })
    expect(figureAt(edition, `province ${province} H01/ytd`).value).toBe('5085')
    expect(figureAt(edition, `province ${province} H02/ytd`).value).toBe('5731')
    expect(edition.targets).toEqual([
      { target: 'T14', operator: '>=', targetValue: '10000', value: '10816', share: '108.16', met: true, count: 1 },
    ])
  })

  test('so says the CSV', () => {
    const parsed = parseCsv(figuresCsv(programme, edition))
    if ('fault' in parsed) throw new Error(parsed.fault.reason)
    const [header = [], ...rows] = parsed.rows
    const cell = (row: string[], column: string) => row[header.indexOf(column)]
    const targets = rows.filter((row) => cell(row, 'area_level') === 'target')
    expect(targets.map((row) => [cell(row, 'measure'), cell(row, 'value'), cell(row, 'unit')])).toEqual([
      ...[
        ['reached', '10816', '套'],
        ['target', '10000', '套'],
        ['share', '108.16', '%'],
      ],
    ])
  })
})
