import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { loadProgrammes } from '../../infra/programmes.ts'
import { parseCsv } from '../../shared/csv.ts'
import type { Programme, Target } from '../../shared/programme/schema.ts'
import { editionOf, filingOf } from '../fixtures/filings.ts'

// Every number and every qualitative goal that the plan and the newspaper page of 9 January 2025 give, row by row, and where a programme has it.

const programmes = await loadProgrammes('programmes')
const rows = rowsOf('test/golden/plan-rows.csv')

function rowsOf(file: string): Readonly<Record<string, string>>[] {
  const parsed = parseCsv(readFileSync(file, 'utf8'))
  if ('fault' in parsed) throw new Error(parsed.fault.reason)
  const [head = [], ...body] = parsed.rows
  return body.map((row) => Object.fromEntries(head.map((name, at) => [name, row[at] ?? ''])))
}

const programmeOf = ({ programme = '' }: Readonly<Record<string, string>>): Programme => programmes.get(programme)!
const textOf = ({ statement, qualifier, baseline, openQuestion }: Target) =>
  [statement.zh, qualifier, baseline, openQuestion?.zh].join(' ')

describe('the plan’s rows', () => {
  const targets = rows.filter(({ place }) => place?.startsWith('target '))

  test.each(targets)('$id is target $place of $programme', (row) => {
    const { place = '', value, unit, due, says = '' } = row
    const target = programmeOf(row).targets.find(({ id }) => `target ${id}` === place)
    expect(target).toMatchObject({ value: value || null, unit, due: due || null })
    expect(textOf(target!)).toContain(says)
  })

  test.each(rows.filter(({ place }) => place === 'note'))('$id is a note of $programme', (row) => {
    const notes = programmeOf(row).bulletin.notes.map(({ zh }) => zh)
    expect(notes.join('\n')).toContain(row.says)
  })

  test.each(rows.filter(({ place }) => place?.startsWith('published ')))(
    '$id comes out of what $programme publishes',
    (row) => {
      const programme = programmeOf(row)
      const filed = rowsOf(`programmes/${programme.code}/published/2024-12.csv`)
      const [zone] = programme.zones
      const values = Object.fromEntries(filed.map(({ series = '', value = '' }) => [series, value]))
      const { figures } = editionOf(programme, [filingOf(zone!.id, values)], '2024-12')
      const series = row.place!.split(' ')[1]
      const found = figures.filter((f) => f.areaLevel === 'province' && `${f.indicator}/${f.measure}` === series)
      expect(found.map(({ value }) => value)).toEqual([row.value])
      expect(programme.indicators.find(({ code }) => code === found[0]?.indicator)?.unit.zh).toBe(row.unit)
    },
  )

  test('are all of them, and no programme has a target of these plans that is not among them', () => {
    const ids = rows.map(({ id }) => id)
    expect(new Set(ids).size).toBe(30)
    const named = new Set(targets.map(({ programme, place }) => `${programme} ${place}`))
    const others = ['henan-zones', 'zhengzhou-trade-in', 'airport-ai'].flatMap((code) =>
      programmes
        .get(code)!
        .targets.filter(({ id }) => !named.has(`${code} target ${id}`))
        .map(({ id }) => `${code} ${id}`),
    )
    expect(others).toEqual([])
  })
})

describe('of the platforms and of rent', () => {
  const { targets, checks } = programmes.get('henan-zones')!
  const of = (id: string) => targets.find((each) => each.id === id)

  test('10,000 mu and CNY 100 billion are counted platform by platform, the number itself included', () => {
    expect(of('T09')).toMatchObject({ metric: 'zones-above', threshold: '10000', thresholdIncludes: true })
    expect(of('T10')).toMatchObject({ metric: 'zones-above', threshold: '1000', thresholdIncludes: true })
  })

  test('a zone above 100 billion leaves the number out, a unit with 100 billion takes it in, and there are 19 units', () => {
    expect(of('T05')).toMatchObject({ metric: 'zones-above', threshold: '1000', thresholdIncludes: false })
    expect(of('T04')).toMatchObject({
      metric: 'regions-above',
      threshold: '1000',
      thresholdIncludes: true,
      operator: '=',
    })
    expect(programmes.get('henan-zones')!.regions.filter(({ inCoverageTarget }) => inCoverageTarget)).toHaveLength(19)
  })

  test('space for rent is tracked with what belongs to it, and one sold square metre is refused', () => {
    expect(of('T07')).toMatchObject({
      metric: 'tracked',
      indicator: 'I03',
      also: expect.arrayContaining(['I04', 'I05']),
    })
    expect(checks.find(({ subjects, kind }) => subjects.includes('I05') && kind === 'zero')?.severity).toBe('validity')
  })
})
