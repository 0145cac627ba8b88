import { describe, expect, test } from 'vitest'
import type { History } from '../../../shared/intake/history.ts'
import { check, judgedWith, values } from '../../fixtures/intake/checked.ts'
import { codes, unchecked } from '../../fixtures/intake/form.ts'

const previous = (entries: Record<string, string | null>, period = '2025-01/02'): History => [
  { period, values: entries },
]

describe('checks within a form', () => {
  const sum = check('sum', { subjects: ['D01'], others: ['D02', 'D03'], tolerance: '0.01' })
  test.each([
    ['10.01', '6', '4', []],
    ['10.02', '6', '4', ['T01']],
    ['9.99', '6', '4', []],
    ['0.3', '0.1', '0.2', []],
    ['6', '6', '—', []],
    ['6', '6', '…', ['E311', 'E503']],
    ['99999999999.99', '99999999999.98', '0.01', []],
  ])('total %s of %s and %s gives %j', async (total, first, second, found) => {
    const cells = values({ 'D01/ytd': total, 'D02/ytd': first, 'D03/ytd': second })
    expect(codes(await judgedWith(sum, { cells }))).toEqual(found)
  })

  test('says both numbers, the place and the remedy', async () => {
    const judgement = await judgedWith(sum, { cells: values({ 'D01/month': '9', 'D02/month': '4' }) })
    expect(judgement.verdict).toBe('rejected')
    expect(judgement.findings).toMatchObject([{ code: 'T01', series: 'D01/month', seen: '9', place: { column: 5 } }])
    const { sentence, remedy } = judgement.findings[0]!
    expect(sentence.zh).toContain('D01 进出口总额（本期） = 9 亿元')
    expect(sentence.zh).toContain('= 4 亿元')
    expect(sentence.en).toContain('Does not fit (')
    expect(remedy.zh).toBe('请改正。')
  })

  test('an indicator by industry adds up all its parts', async () => {
    const programme = check('sum', { subjects: ['A01'], others: ['A02'], tolerance: '0' })
    const cells = values({ 'A01/ytd': '6', 'A02[1]/ytd': '1', 'A02[2]/ytd': '2', 'A02[3]/ytd': '3' })
    expect(codes(await judgedWith(programme, { cells }))).toEqual([])
    expect(codes(await judgedWith(programme, { cells: { ...cells, ...values({ 'A02[3]/ytd': '4' }) } }))).toEqual([
      'T01',
    ])
  })

  test('a part is not above the whole; without the whole it cannot be said', async () => {
    const programme = check('part', { subjects: ['C03', 'A04'], others: ['C02'] })
    expect(codes(await judgedWith(programme, { cells: values({ 'C02/ytd': '5', 'C03/ytd': '5' }) }))).toEqual([])
    expect(
      codes(await judgedWith(programme, { cells: values({ 'C02/ytd': '5', 'C03/ytd': '5.01', 'A04/ytd': '6' }) })),
    ).toEqual(['T01', 'T01'])
    expect(codes(await judgedWith(programme, { cells: values({ 'C02/ytd': '—', 'C03/ytd': '1' }) }))).toEqual(['E503'])
    expect(
      codes(
        await judgedWith(
          { ...programme, checks: programme.checks.map((c) => ({ ...c, severity: 'quality' })) },
          { cells: values({ 'C02/ytd': '—', 'C03/ytd': '1' }) },
        ),
      ),
    ).toEqual(['E504'])
  })

  test.each([
    ['range', { subjects: ['B09'], min: '0', max: '100' }, { 'B09/ytd': '100' }, []],
    ['range', { subjects: ['B09'], min: '0', max: '100' }, { 'B09/ytd': '100.1' }, ['T01']],
    ['range', { subjects: ['G01'] }, { 'G01/end': '0.4' }, ['T01']],
    ['range', { subjects: ['G01'] }, { 'G01/end': '0.5' }, []],
    ['zero', { subjects: ['I05'] }, { 'I05/end': '0.01' }, ['T01']],
    ['zero', { subjects: ['I05'] }, { 'I05/end': '—' }, []],
    ['growth', { subjects: ['A03'], max: '100' }, { 'A03/ytd': '-100.1' }, ['T01']],
    ['growth', { subjects: ['A03'], max: '100' }, { 'A03/ytd': '-100' }, []],
    [
      'ratio-band',
      { subjects: ['B06'], others: ['B05'], min: '-15', max: '35', scale: 100 },
      { 'B06/ytd': '35', 'B05/ytd': '100' },
      [],
    ],
    [
      'ratio-band',
      { subjects: ['B06'], others: ['B05'], min: '-15', max: '35', scale: 100 },
      { 'B06/ytd': '35.000001', 'B05/ytd': '100' },
      ['T01'],
    ],
    [
      'ratio-band',
      { subjects: ['B06'], others: ['B05'], min: '-15', max: '35', scale: 100 },
      { 'B06/ytd': '1', 'B05/ytd': '0' },
      ['T01'],
    ],
    [
      'ratio-band',
      { subjects: ['B06'], others: ['B05'], min: '-15', max: '35', scale: 100 },
      { 'B06/ytd': '0', 'B05/ytd': '0' },
      [],
    ],
  ] as const)('%s %j of %j gives %j', async (kind, fields, cells, found) => {
    expect(codes(await judgedWith(check(kind, fields), { cells: values(cells) }))).toEqual(found)
  })
})

describe('checks against earlier filings', () => {
  const identity = check('identity', { subjects: ['D01'], tolerance: '0.01' })
  const monotone = check('monotone', { subjects: ['D01', 'A06'] })

  test('year to date is the last one and this period', async () => {
    const history = previous({ 'D01/ytd': '10' })
    expect(
      codes(await judgedWith(identity, { cells: values({ 'D01/month': '5', 'D01/ytd': '15' }), history })),
    ).toEqual([])
    const judgement = await judgedWith(identity, { cells: values({ 'D01/month': '5', 'D01/ytd': '15.02' }), history })
    expect(judgement.findings[0]?.sentence.zh).toMatch(/15\.02 亿元，上期 D01 .* = 10 亿元，D01 .*= 5 亿元/)
  })

  test('a year to date does not fall within its year, and starts again in the next', async () => {
    const history = [
      ...previous({ 'D01/ytd': '10', 'A06/end': '2' }),
      ...previous({ 'D01/ytd': '90', 'A06/end': '2' }, '2024-12'),
    ]
    const fallen = await judgedWith(monotone, { cells: values({ 'D01/ytd': '9', 'A06/end': '1' }), history })
    expect(fallen.findings.map(({ series }) => series)).toEqual(['D01/ytd', 'A06/end'])
    const restarted = { cells: values({ 'D01/ytd': '9', 'A06/end': '2' }), history, period: '2025-01/02' }
    expect(codes(await judgedWith(monotone, restarted))).toEqual([])
  })

  test('a change may be within the amount or within the percentage', async () => {
    const programme = check('change', { subjects: ['B01'], tolerance: '20', max: '15' })
    for (const [before, now, found] of [
      ['10', '30', []],
      ['10', '31', ['T01']],
      ['1000', '1150', []],
      ['1000', '1151', ['T01']],
      ['1000', '849', ['T01']],
    ] as const)
      expect(
        codes(
          await judgedWith(programme, { cells: values({ 'B01/end': now }), history: previous({ 'B01/end': before }) }),
        ),
      ).toEqual(found)
  })

  test.each([
    ['C02/ytd', '5', '50000', '万元'],
    ['C02/ytd', '50000', '6', null],
    ['G01/end', '12', '18000', '亩'],
    ['G01/end', '12', '1200', '公顷'],
  ])(
    '%s from %s to %s looks like another unit (%s), which is named and not corrected',
    async (id, before, now, unit) => {
      const factors = id.startsWith('G') ? [100, 1500] : [10_000, 0.0001]
      const programme = check('unit-slip', { subjects: [id.slice(0, 3)], factors, severity: 'quality' })
      const judgement = await judgedWith(programme, {
        cells: values({ [id]: now }),
        history: previous({ [id]: before }),
      })
      expect([judgement.verdict, codes(judgement)]).toEqual(['to-explain', ['T01']])
      if (unit) expect(judgement.findings[0]?.sentence.zh).toContain(unit)
      expect(judgement.values.find(({ series }) => series === id)?.value).toBe(now)
    },
  )

  test('all figures equal to the last form look copied; one that moved does not', async () => {
    const programme = check('copied', { subjects: ['B01', 'B11', 'C02'], severity: 'quality' })
    const same = { 'B01/end': '3', 'B11/end': '4', 'C02/ytd': '5' }
    const history = previous(same)
    const copied = await judgedWith(programme, { cells: values(same), history })
    expect([copied.verdict, codes(copied)]).toEqual(['to-explain', ['T01']])
    expect(copied.findings[0]?.sentence.zh).toContain('2025年1—2月')
    expect(codes(await judgedWith(programme, { cells: values({ ...same, 'C02/ytd': '6' }), history }))).toEqual([])
  })

  test('a first filing is accepted, and the checks that had nothing to compare with are named', async () => {
    const judgement = await judgedWith(
      { ...identity, checks: [...identity.checks, ...monotone.checks.map((c) => ({ ...c, id: 'T02' }))] },
      {},
    )
    expect([judgement.verdict, codes(judgement)]).toEqual(['accepted', ['E501']])
    expect(judgement.findings[0]?.sentence.zh).toContain('T01, T02')
  })

  test('growth beyond what the programme calls usual is a note', async () => {
    const history = previous({ 'C01/ytd': '10' }, '2024-03')
    const judgement = await judgedWith(unchecked, { cells: values({ 'C01/ytd': '16.1' }), history })
    expect([judgement.verdict, codes(judgement)]).toEqual(['accepted-with-notes', ['E505']])
    expect(judgement.findings[0]?.sentence.zh).toContain('61.0%')
    expect(codes(await judgedWith(unchecked, { cells: values({ 'C01/ytd': '16' }), history }))).toEqual([])
  })
})

describe('what must be explained', () => {
  const soft = check('range', { subjects: ['B09'], min: '0', max: '50', severity: 'quality' })
  const filed = (remark: string) => judgedWith(soft, { cells: { 'B09/ytd': { value: '60', remark } } })

  test('is counted provisionally until it is', async () => {
    expect((await filed('')).verdict).toBe('to-explain')
    expect((await filed('核实无误')).verdict).toBe('to-explain')
    const explained = await filed('一家龙头企业纳入统计')
    expect(explained.verdict).toBe('accepted-with-notes')
    expect(explained.findings[0]?.explanation).toBe('一家龙头企业纳入统计')
  })

  test('a required figure that is not available wants its reason', async () => {
    const absent = (remark: string) => judgedWith(unchecked, { cells: { 'B09/ytd': { value: '…', remark } } })
    expect((await absent('')).verdict).toBe('to-explain')
    expect((await absent('科技年报四月底才能汇总')).verdict).toBe('accepted-with-notes')
  })

  test('an explanation does not lift what must be fixed', async () => {
    const hard = check('range', { subjects: ['B09'], min: '0', max: '50' })
    const judgement = await judgedWith(hard, { cells: { 'B09/ytd': { value: '60', remark: '一家龙头企业纳入统计' } } })
    expect([judgement.verdict, judgement.findings[0]?.explanation]).toEqual(['rejected', undefined])
  })
})
