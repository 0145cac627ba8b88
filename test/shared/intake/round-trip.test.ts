import { describe, expect, test } from 'vitest'
import { formatMicro } from '../../../shared/decimal.ts'
import { readFiled } from '../../../shared/intake/read.ts'
import { writeForm } from '../../../shared/intake/write.ts'
import { formSeries } from '../../../shared/programme/series.ts'
import type { FileFormat } from '../../../shared/submission.ts'
import { fc } from '../../fixtures/fast-check.ts'
import { codes, filledCells, form, henan, judged, PERIOD, unchecked, zone } from '../../fixtures/intake/form.ts'

const FORMATS: readonly FileFormat[] = ['xlsx', 'csv', 'json']

const decimal = fc.bigInt({ min: 0n, max: 10n ** 17n }).map((units) => formatMicro(units))
const remark = fc.oneof(
  // NUL and U+FFFD are refused in text files, whoever writes them.
  fc.string({ unit: 'binary', maxLength: 40 }).map((text) => text.toWellFormed().replace(/[\0\uFFFD]/g, '')),
  fc.constantFrom(
    "=cmd|'/c calc'!A1",
    '@x',
    "'=1",
    '+1',
    '\t=1',
    'a,"b"\r\nBcc: c',
    '\u202Etxt.exe',
    '<script>',
    '{{7*7}}',
    '_x0041_',
  ),
)

describe('a form that we wrote', () => {
  test.each(FORMATS)('is accepted as %s, with every figure as it was written', async (format) => {
    const series = formSeries(unchecked, zone, PERIOD)
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(decimal, remark), { minLength: series.length, maxLength: series.length }),
        async (filled) => {
          const cells = Object.fromEntries(
            series.map(({ id }, index) => [id, { value: filled[index]![0], remark: filled[index]![1] }]),
          )
          const judgement = await judged(await form(format, cells), `form.${format}`)
          expect({ verdict: judgement.verdict, findings: judgement.findings, format: judgement.format }).toEqual({
            verdict: 'accepted',
            findings: [],
            format,
          })
          expect(judgement.values.map(({ series, value }) => [series, value])).toEqual(
            series.map(({ id }) => [id, cells[id]?.value]),
          )
        },
      ),
      { numRuns: 15 },
    )
  })

  test.each(FORMATS)('brings remarks back from %s as they were, but for white space around them', async (format) => {
    const { id } = formSeries(unchecked, zone, PERIOD)[0]!
    await fc.assert(
      fc.asyncProperty(remark, async (text) => {
        const judgement = await judged(
          await form(format, { ...filledCells('1'), [id]: { value: '1', remark: text } }),
          `f.${format}`,
        )
        // XML has no control characters and folds line ends: what a workbook cannot hold is not compared.
        const comparable = (value: string) =>
          format === 'xlsx' ? value.replace(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, '').trim() : value.trim()
        expect(comparable(judgement.values[0]?.remark ?? '')).toBe(comparable(text.toWellFormed()))
      }),
      { numRuns: 40 },
    )
  })

  test.each(FORMATS)('comes back from %s the same whichever format it was written in', async (format) => {
    const csv = await judged(await form('csv'), 'a.csv')
    const other = await judged(await form(format), `a.${format}`)
    const plain = (judgement: typeof csv) => judgement.values.map(({ place: _place, ...value }) => value)
    expect(plain(other)).toEqual(plain(csv))
    expect(other.counts).toEqual(csv.counts)
  })

  test.each(FORMATS)('has the same bytes whenever it is written (%s)', async (format) => {
    expect(await form(format)).toEqual(await form(format))
  })

  test.each(FORMATS)('is rejected while it is empty (%s), each required figure by name', async (format) => {
    const judgement = await judged(await form(format, {}), `form.${format}`)
    const required = formSeries(unchecked, zone, PERIOD).filter(({ indicator }) => indicator.filing === 'required')
    expect(judgement.verdict).toBe('rejected')
    expect(codes(judgement)).toEqual(required.map(() => 'E305'))
  })

  test('shows the figures of earlier filings, and does not read them as new ones', async () => {
    const history = [
      { period: '2025-01/02', values: { 'A01/ytd': '12.5' } },
      { period: '2024-03', values: { 'A01/ytd': '7' } },
    ]
    const bytes = await writeForm({ programme: unchecked, period: PERIOD, zone, history, format: 'csv' })
    expect(Buffer.from(bytes).toString('utf8')).toContain('亿元,—,,12.5,7,')
    expect((await readFiled({ bytes, fileName: 'a.csv', programme: henan, period: PERIOD, zone })).counts.read).toBe(0)
  })

  test.each(['2025-01/02', '2025-12', '2025-04'])('is accepted for %s', async (period) => {
    for (const format of FORMATS) {
      const bytes = await form(format, filledCells('0', period), { period })
      expect((await judged(bytes, `a.${format}`, { period })).verdict).toBe('accepted')
    }
  })
})
