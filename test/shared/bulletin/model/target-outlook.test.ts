import { describe, expect, it } from 'vitest'
import type { BulletinDocument } from '../../../../shared/bulletin/document.ts'
import { bulletinDocument } from '../../../../shared/bulletin/model/bulletin-document.ts'
import { targetSummary } from '../../../../shared/bulletin/model/targets.ts'
import type { TargetOutlook } from '../../../../shared/figures/targets/target-outlook.ts'
import { bigFigures, bigProgramme, bigRound, target } from '../../../fixtures/bulletin.ts'
import { blocks, tables, texts } from '../../../fixtures/parts.ts'

const outlook = (id: string, over: Partial<TargetOutlook>): TargetOutlook => ({
  ...{
    target: id,
    readings: [],
    positions: null,
    yearly: null,
    change: null,
    compared: null,
    needed: null,
    per: null,
    method: null,
  },
  ...{ outcome: 'none', date: null, months: null, years: null, rate: null, inTime: null },
  ...over,
})

const targets = [
  ...bigProgramme.targets.map((each) =>
    each.id === 'T1' ? { ...each, also: ['B'], baseline: '2023年1万亿元', baselineValue: '10000' } : each,
  ),
  target('T7', '翻一番', { metric: 'multiple', value: '2', unit: '倍' }),
  target('T8', '奖补：最高100万元', { metric: 'cap', operator: '<=', value: '100', unit: '万元' }),
]

const projected = { outcome: 'projected', change: '120.00', needed: '80.00', inTime: true } as const
const figures = {
  ...bigFigures(),
  targets: [
    ...bigFigures().targets,
    { target: 'T8', operator: '<=' as const, targetValue: '100', value: '120', share: null, met: false, count: 3 },
  ],
  targetOutlooks: [
    outlook('T1', {
      ...{ ...projected, yearly: '29000.00', per: 'year', method: 'yearly', date: '2027' },
      readings: [
        { indicator: 'B', since: null, value: '31000.00', share: '103.33', met: true, count: 178 },
        { indicator: 'A', since: '10000', value: '26376.50', share: '87.92', met: false, count: 178 },
      ],
    }),
    outlook('T2', { ...projected, per: 'year', method: 'linear', date: '2029-03', inTime: false }),
    outlook('T3', { outcome: 'away', method: 'linear', change: '-1.0', needed: '3.0', per: 'year' }),
    outlook('T7', { outcome: 'base-open', method: 'chained', years: 10, rate: '8.0' }),
  ],
}
const programme = { ...bigProgramme, targets }
const document = (lang: 'zh' | 'en') =>
  bulletinDocument({ programme, round: bigRound, figures, previousManifestHash: null }, lang)

const methods = (doc: BulletinDocument) => blocks(doc, 'targets', 'text').flatMap(({ paragraphs }) => paragraphs)

describe('the outlook of the targets', () => {
  it('says where each is heading, by which method, and what is needed', () => {
    const [outlooks] = tables(document('zh'), 'target-outlook')
    expect(texts(outlooks).map((row) => row.slice(2).join(' '))).toEqual([
      ...['29,000.00 120.00 每年+80.00 2027年 能 （2）', '— 120.00 每年+80.00 2029年3月 不能 （1）'],
      ...['— −1.0 每年+3.0 照此不能达到 不能 （1）', '— — — 基期未定 — （3）'],
    ])
    expect(outlooks?.caption).toMatch(/^表3/)
  })

  it('calls every estimate one, in both languages, and says how it is made', () => {
    const zh = methods(document('zh'))
    expect(zh).toHaveLength(4)
    expect(zh.slice(0, 3).every((method) => method.includes('估计'))).toBe(true)
    expect(zh[2]).toContain('增速8.0%逐年连乘，达到2倍约需10年')
    expect(tables(document('zh'), 'target-outlook')[0]?.columns.filter(({ unit }) => unit === '估计')).toHaveLength(3)
    const en = document('en')
    expect(
      methods(en)
        .slice(0, 3)
        .every((method) => method.includes('(estimate)')),
    ).toBe(true)
    expect(texts(tables(en, 'target-outlook')[0])[0]).toContain('+80.00 a year')
  })

  it('tells of a rank what is to gain, and why it has no date', () => {
    const ranks = [
      outlook('T1', { positions: 6, change: '3', outcome: 'rank' }),
      outlook('T2', { positions: 6, change: '-1', needed: '1.5', per: 'assessment', outcome: 'rank' }),
      outlook('T3', { positions: 4, change: '0', outcome: 'rank' }),
    ]
    const none = { ...programme, targets: targets.map((each) => (each.id === 'T1' ? { ...each, due: null } : each)) }
    const input = { programme: none, round: bigRound, figures: { ...figures, targetOutlooks: ranks } }
    const doc = (lang: 'zh' | 'en') => bulletinDocument({ ...input, previousManifestHash: null }, lang)
    const rows = (lang: 'zh' | 'en') =>
      texts(tables(doc(lang), 'target-outlook')[0]).map((row) => row.slice(3).join(' '))
    expect(rows('zh')).toEqual([
      '后退3位 前进6位（期限未定） 不外推 — —',
      '前进1位 前进6位，平均每次考评1.5位 不外推 — —',
      '位次未变 前进4位（到期前再无考评） 不外推 — —',
    ])
    expect(rows('en')[1]).toBe('1 up 6 up, 1.5 in each assessment not projected — —')
    expect(methods(doc('zh'))[0]).toContain('位次取决于参评各方的相对变化，不作外推')
  })

  it('numbers the tables that follow', () => {
    const captions = ['regions', 'zones'].map((kind) => tables(document('zh'), kind)[0]?.caption)
    expect(captions.map((text) => text?.slice(0, 2))).toEqual(['表4', '表5'])
  })

  it('shows every reading and the published baseline', () => {
    expect(blocks(document('zh'), 'targets', 'list')[0]?.items).toEqual([
      '开发区主导产业集群规模突破3万亿元：按“规模以上工业总产值”计为31000.00亿元，完成率103.33%；' +
        '减去方案前的10000为26376.50亿元，完成率87.92%；已公布的基数：2023年1万亿元。',
    ])
  })

  it('has states of its own for an open base and a broken cap, which is counted apart', () => {
    const lines = document('zh').targets
    expect(lines.find(({ id }) => id === 'T7')?.state).toBe('基期未定')
    expect(lines.find(({ id }) => id === 'T8')).toMatchObject({ state: '超过上限', goal: '最高100万元' })
    expect(targetSummary('zh', programme, figures.targets)).toContain('单项上限1项，其中超过上限的1项。')
  })

  it('gives no verdict where the readings differ', () => {
    const open = figures.targets.map((each) => (each.target === 'T1' ? { ...each, met: null } : each))
    const doc = bulletinDocument(
      { programme, round: bigRound, figures: { ...figures, targets: open }, previousManifestHash: null },
      'zh',
    )
    expect(doc.targets[0]?.state).toBe('视口径而定')
  })

  it('leaves out a section that has nothing to say', () => {
    const doc = bulletinDocument(
      { programme: bigProgramme, round: bigRound, figures: bigFigures(), previousManifestHash: null },
      'zh',
    )
    expect(tables(doc, 'target-outlook')).toEqual([])
    expect(methods(doc)).toEqual([])
    expect(blocks(doc, 'targets', 'list').map(({ heading }) => heading)).toEqual(['方案文本待明确之处'])
  })
})
