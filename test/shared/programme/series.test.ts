import { describe, expect, test } from 'vitest'
import { loadProgramme } from '../../../shared/programme/load.ts'
import type { Indicator, Measure } from '../../../shared/programme/schema.ts'
import { formSeries, isOnForm, parseSeriesId, seriesId } from '../../../shared/programme/series.ts'
import { fc } from '../../fixtures/fast-check.ts'
import { files } from './files.ts'

const programme = loadProgramme(files())
const [withIndustries, without] = programme.zones
const ids = (period: string, zone = withIndustries!) => formSeries(programme, zone, period).map(({ id }) => id)

describe('the figures of a form', () => {
  test('stand in the order of the register, by measure and by industry; derived ones are not asked for', () => {
    expect(ids('2025-03')).toEqual(['T/month', 'T/ytd', 'I[1]/ytd', 'I[2]/ytd', 'N/end', 'W/ytd', 'G/ytd'])
  })

  test('in the first period of a year are the year to date only', () => {
    expect(ids('2025-01/02')).toEqual(['T/ytd', 'I[1]/ytd', 'I[2]/ytd', 'N/end', 'W/ytd', 'G/ytd'])
  })

  test('of a zone without approved industries are one row without a name', () => {
    const parts = formSeries(programme, without!, '2025-03').filter(({ indicator }) => indicator.code === 'I')
    expect(parts).toMatchObject([{ part: 1, partName: null }])
  })

  test('of a zone with more industries than the form has rows are the first ones', () => {
    const rich = { ...withIndustries!, industries: ['a', 'b', 'c', 'd', 'e'] }
    expect(ids('2025-03', rich).filter((id) => id.startsWith('I'))).toEqual(['I[1]/ytd', 'I[2]/ytd', 'I[3]/ytd'])
  })
})

describe('whether a form asks for an indicator', () => {
  const [monthly] = programme.indicators
  const asked = (over: Partial<Indicator>) =>
    ['2025-01', '2025-01/02', '2025-02', '2025-03', '2025-06', '2025-12'].map((period) =>
      Number(isOnForm({ ...monthly!, ...over }, period)),
    )
  test.each([
    [{ frequency: 'monthly' }, [1, 1, 1, 1, 1, 1]],
    [{ frequency: 'event' }, [1, 1, 1, 1, 1, 1]],
    [{ frequency: 'quarterly' }, [0, 0, 0, 1, 1, 1]],
    [{ frequency: 'annual' }, [0, 0, 0, 0, 0, 1]],
    [{ januaryExempt: true }, [0, 1, 1, 1, 1, 1]],
    [{ filing: 'derived' }, [0, 0, 0, 0, 0, 0]],
  ] as const)('%j', (over, periods) => expect(asked(over)).toEqual(periods))
})

describe('the id of a series', () => {
  const measure = fc.constantFrom<Measure>('month', 'ytd', 'end')
  test('reads back', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[A-Z][A-Za-z0-9]{0,19}$/),
        measure,
        fc.option(fc.integer({ min: 1, max: 20 })),
        (indicator, of, part) => {
          expect(parseSeriesId(seriesId(indicator, of, part))).toEqual({ indicator, measure: of, part })
        },
      ),
    )
  })

  test.each(['', 'T', 'T/', '/ytd', 'T/year', 't/ytd', 'T[]/ytd', 'T[1/ytd', 'T/ytd ', 'T/ytd\n', 'constructor'])(
    '%j is none',
    (text) => expect(parseSeriesId(text)).toBeNull(),
  )
})
