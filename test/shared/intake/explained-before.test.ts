import { describe, expect, test } from 'vitest'
import { type History, type PastFiling, pastFiling } from '../../../shared/intake/history.ts'
import type { Programme } from '../../../shared/programme/schema.ts'
import { check, judgedWith, values } from '../../fixtures/intake/checked.ts'
import { PERIOD } from '../../fixtures/intake/form.ts'

const REASON = '龙头企业转产芯片，利润率长期偏高'
const band = check('ratio-band', {
  ...{ severity: 'quality', subjects: ['B06'], others: ['B05'], min: '0', max: '0.45' },
})

/** One month after the other, each judged with those before it, as rounds do. */
async function months(
  programme: Programme,
  filed: readonly (readonly [period: string, cells: Record<string, string>, remark: string])[],
) {
  const history: PastFiling[] = []
  const answers = []
  for (const [period, cells, remark] of filed) {
    const [first = ''] = Object.keys(cells)
    const all = { ...values(cells), [first]: { value: cells[first] ?? '', remark } }
    const judgement = await judgedWith(programme, { cells: all, history, period })
    answers.push(judgement)
    history.push(pastFiling(period, judgement))
  }
  return answers
}

const ratio = (value: string) => ({ 'B06/ytd': value, 'B05/ytd': '100' })

describe('an explanation', () => {
  test('answers the same finding at the same level next month, and the answer says so', async () => {
    const [asked, next] = await months(band, [
      ['2025-01/02', ratio('60'), REASON],
      [PERIOD, ratio('62'), ''],
    ])
    expect(asked?.findings).toMatchObject([{ code: 'T01', severity: 'quality', explanation: REASON, level: '0.6' }])
    expect(next?.verdict).toBe('accepted-with-notes')
    const [note] = next?.findings ?? []
    expect(note).toMatchObject({ code: 'T01', severity: 'note', explainedIn: '2025-01/02', explanation: REASON })
    expect(note?.sentence.zh).toMatch(/^不符（B06 .*0\.62.*）；2025年1—2月已说明：“龙头企业转产芯片/)
    expect(note?.sentence.en).toContain('explained in January–February 2025: ')
    expect(note?.remedy.zh).toContain('不必再次说明')
  })

  test('is asked for again when the level has changed', async () => {
    const [, next] = await months(band, [
      ['2025-01/02', ratio('60'), REASON],
      [PERIOD, ratio('67'), ''],
    ])
    expect([next?.verdict, next?.findings[0]?.severity]).toEqual(['to-explain', 'quality'])
  })

  test('holds for the level that was explained: small steps do not carry it away', async () => {
    const [, second, third] = await months(band, [
      ['2025-01/02', ratio('60'), REASON],
      ['2025-03', ratio('65'), ''],
      ['2025-04', ratio('70'), ''],
    ])
    expect([second?.verdict, third?.verdict]).toEqual(['accepted-with-notes', 'to-explain'])
  })

  test('is handed on from month to month, for a year', async () => {
    const year = ['01/02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12'].map((month) => `2024-${month}`)
    const answers = await months(band, [
      [year[0]!, ratio('60'), REASON],
      ...[...year.slice(1), '2025-01/02'].map((period) => [period, ratio('60'), ''] as const),
    ])
    expect(answers.map(({ verdict }) => verdict)).toEqual([
      ...Array.from({ length: 11 }, () => 'accepted-with-notes'),
      'to-explain',
    ])
    expect(answers.at(-2)?.findings[0]?.explainedIn).toBe('2024-01/02')
  })

  test('given anew is the one that counts', async () => {
    const [, second, third] = await months(band, [
      ['2025-01/02', ratio('60'), REASON],
      ['2025-03', ratio('70'), '又并入一家研发企业，利润率再升'],
      ['2025-04', ratio('71'), ''],
    ])
    expect(second?.findings[0]).toMatchObject({ severity: 'quality', level: '0.7' })
    expect(third?.findings[0]).toMatchObject({ severity: 'note', explainedIn: '2025-03' })
  })

  test('that explains nothing is none, this month or next', async () => {
    const answers = await months(band, [
      ['2025-01/02', ratio('60'), '核实无误'],
      [PERIOD, ratio('60'), ''],
    ])
    expect(answers.map(({ verdict }) => verdict)).toEqual(['to-explain', 'to-explain'])
  })

  test('ends with a month without the finding, and with one not filed', async () => {
    const [, , back] = await months(band, [
      ['2025-01/02', ratio('60'), REASON],
      ['2025-03', ratio('30'), ''],
      ['2025-04', ratio('60'), ''],
    ])
    expect(back?.verdict).toBe('to-explain')
    const [, skipped] = await months(band, [
      ['2025-01/02', ratio('60'), REASON],
      ['2025-04', ratio('60'), ''],
    ])
    expect(skipped?.verdict).toBe('to-explain')
  })

  test('of one figure says nothing of another', async () => {
    const range = check('range', { severity: 'quality', subjects: ['B09', 'B10'], max: '50' })
    const [, next] = await months(range, [
      ['2025-01/02', { 'B09/ytd': '60' }, REASON],
      [PERIOD, { 'B10/ytd': '60' }, ''],
    ])
    expect(next?.verdict).toBe('to-explain')
  })

  test('of what happens once is asked for each time', async () => {
    const fall = check('monotone', { severity: 'quality', subjects: ['D01'] })
    const answers = await months(fall, [
      ['2025-01/02', { 'D01/ytd': '10' }, ''],
      ['2025-03', { 'D01/ytd': '9.9' }, '一笔订单核减，见省厅通知'],
      ['2025-04', { 'D01/ytd': '9.8' }, ''],
    ])
    expect(answers.map(({ verdict }) => verdict)).toEqual(['accepted', 'accepted-with-notes', 'to-explain'])
  })

  test('never lifts what must be fixed', async () => {
    const history: History = [
      {
        ...{ period: '2025-01/02', values: {} },
        explained: [{ check: 'T01', series: 'B09/ytd', level: '60', explanation: REASON, period: '2025-01/02' }],
      },
    ]
    const hard = check('range', { subjects: ['B09'], max: '50' })
    expect((await judgedWith(hard, { cells: values({ 'B09/ytd': '60' }), history })).verdict).toBe('rejected')
    const soft = check('range', { subjects: ['B09'], max: '50', severity: 'quality' })
    expect((await judgedWith(soft, { cells: values({ 'B09/ytd': '60' }), history })).verdict).toBe(
      'accepted-with-notes',
    )
  })
})

describe('the same level', () => {
  const history = (check: Partial<Record<'level' | 'series', string>>): History => [
    {
      ...{ period: '2025-01/02', values: { 'C01/ytd': '800' } },
      explained: [
        { check: 'T01', series: 'C01/ytd', level: '400', explanation: REASON, period: '2025-01/02', ...check },
      ],
    },
  ]
  const range = (sameLevelPercent?: number) =>
    check('range', {
      ...{ severity: 'quality', subjects: ['C01'], max: '500' },
      ...(sameLevelPercent === undefined ? {} : { sameLevelPercent }),
    })

  test.each([
    ['1200', undefined, 'note'],
    ['1320', undefined, 'note'],
    ['1320.03', undefined, 'quality'],
    ['1080', undefined, 'note'],
    ['1320', 5, 'quality'],
    ['1800', 50, 'note'],
  ] as const)(
    'a year to date of 400 a month in March is %s with a band of %s percent: %s',
    async (now, percent, severity) => {
      const judgement = await judgedWith(range(percent), { cells: values({ 'C01/ytd': now }), history: history({}) })
      expect(judgement.findings.map((finding) => finding.severity)).toEqual([severity])
    },
  )
})
