import { describe, expect, test } from 'vitest'
import { loadProgrammes } from '../../../infra/programmes.ts'
import { isFirstOfYear, type Period } from '../../../shared/period.ts'
import type { Zone } from '../../../shared/programme/schema.ts'
import { formSeries } from '../../../shared/programme/series.ts'
import type { Figures } from '../../../tools/sample/figures.ts'
import { pastPeriods } from '../../../tools/sample/history.ts'
import { habitOf, historyOf, judged, officesOf } from '../../../tools/sample/office.ts'
import { fc } from '../../fixtures/fast-check.ts'

const programme = (await loadProgrammes('programmes')).get('henan-zones')!
const { indicators } = programme
const YEAR: readonly Period[] = pastPeriods(programme, '2025-01/02', 12)
const cents = (text: string | undefined) => Math.round(Number(text ?? 'nothing') * 100)

const seed = fc.string({ maxLength: 12 })
const zone = fc.constantFrom(...programme.zones)

/** One zone's year, without a month that it did not file. */
const year = fc.tuple(seed, zone).map(([text, of]) => {
  const offices = officesOf(programme, text, '2025-01/02')
  return { of, periods: YEAR.map((period) => ({ period, figures: offices.figures(of, period) })) }
})

test('a merged year has eleven periods', () => {
  expect(YEAR).toHaveLength(11)
  expect(pastPeriods(programme, '2025-03', 18)).toHaveLength(16)
  expect(pastPeriods(programme, '2025-03', 18)[0]).toBe('2023-09')
})

function filedFor(check: (of: Zone, period: Period, figures: Figures, before: Figures | null) => void): void {
  fc.assert(
    fc.property(year, ({ of, periods }) => {
      for (const [index, { period, figures }] of periods.entries())
        if (figures) check(of, period, figures, periods[index - 1]?.figures ?? null)
    }),
    { numRuns: 25 },
  )
}

describe('invented figures', () => {
  test('fill every required cell of the form, and no cell that is not on it', () => {
    filedFor((of, period, figures) => {
      const form = formSeries(programme, of, period)
      const required = form.filter(({ indicator }) => indicator.filing === 'required')
      expect(required.filter(({ id }) => figures[id] === undefined)).toEqual([])
      const known = new Set(form.map(({ id }) => id))
      expect(Object.keys(figures).filter((id) => !known.has(id))).toEqual([])
    })
  })

  test('have as many decimals as the indicator', () => {
    filedFor((of, period, figures) => {
      for (const { id, indicator } of formSeries(programme, of, period)) {
        const text = figures[id]
        if (text !== undefined) expect(text.split('.')[1]?.length ?? 0).toBe(indicator.decimals)
      }
    })
  })

  test('of months add up to the year to date, to the cent', () => {
    const both = indicators.filter(({ measures }) => measures.includes('month') && measures.includes('ytd'))
    const flows = both.filter(({ kind }) => kind === 'flow')
    filedFor((_of, period, figures, before) => {
      if (!before || isFirstOfYear(period)) return
      for (const { code } of flows.filter((flow) => figures[`${flow.code}/month`] !== undefined))
        expect(cents(figures[`${code}/ytd`])).toBe(cents(before[`${code}/ytd`]) + cents(figures[`${code}/month`]))
    })
  })

  test('of totals are the sums of their parts, to the cent', () => {
    const sums = programme.checks.filter(({ kind }) => kind === 'sum')
    expect(sums.length).toBeGreaterThan(0)
    filedFor((_of, _period, figures) => {
      for (const { subjects, others } of sums) {
        const parts = Object.keys(figures).filter(
          (id) => id.endsWith('/ytd') && others.includes(id.split(/[[/]/)[0] ?? ''),
        )
        const sum = parts.reduce((total, id) => total + cents(figures[id]), 0)
        expect(cents(figures[`${subjects[0]}/ytd`])).toBe(sum)
      }
    })
  })

  test('break no rule of the programme that must not be broken', async () => {
    await fc.assert(
      fc.asyncProperty(seed, zone, fc.constantFrom(...YEAR), async (text, of, period) => {
        const offices = officesOf(programme, text, '2025-01/02')
        const figures = offices.figures(of, period)
        if (!figures) return
        const history = historyOf(offices, of, period, YEAR[0] ?? period)
        const document = offices.model?.document ?? ''
        const filling = { programme, zone: of, period, history, figures, document, habit: habitOf(offices, of) }
        const { judgement } = await judged(filling)
        expect(judgement.findings.filter(({ severity }) => severity === 'validity')).toEqual([])
      }),
      { numRuns: 60 },
    )
  })
})

test('add up to a province as it was reported: about 19 zones above 40 billion yuan, three or four above 100', () => {
  const offices = officesOf(programme, 'zone-bulletin', '2025-03')
  const [column] = indicators.filter(({ name }) => name.zh === '规模以上工业营业收入')
  const revenue = programme.zones.map((of) => Number(offices.figures(of, '2024-12')?.[`${column!.code}/ytd`] ?? 0))
  const above = (limit: number) => revenue.filter((value) => value > limit).length
  expect(Math.abs(above(400) - 19)).toBeLessThanOrEqual(4)
  expect(above(1000)).toBeGreaterThanOrEqual(2)
  expect(above(1000)).toBeLessThanOrEqual(5)
})
