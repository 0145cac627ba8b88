import { describe, expect, it } from 'vitest'
import { BAR_LIMIT_PERMILLE } from '../../../../shared/bulletin/document.ts'
import { bulletinDocument } from '../../../../shared/bulletin/model/bulletin-document.ts'
import { bigFigures, bigProgramme, bigRound } from '../../../fixtures/bulletin.ts'
import { chart, tables, texts } from '../../../fixtures/parts.ts'

const input = { programme: bigProgramme, round: bigRound, figures: bigFigures(), previousManifestHash: null }
const doc = bulletinDocument(input, 'zh')
const byId = (id: string) => doc.targets.find((line) => line.id === id)

describe('targets', () => {
  it('are shown in the plan’s order with number, share, due date and state', () => {
    expect(texts(tables(doc, 'targets')[0]).map((row) => row.join(' '))).toEqual([
      '开发区主导产业集群规模突破3万亿元 亿元 超过 30,000 36,376.50 121.26 2027年12月31日 已达到',
      '新创建10个左右国家级产业集群 个 约 10 9 90.00 2027年12月31日 不评判',
      '产业集群规模超过千亿元的开发区达到10个 个 不低于 10 4 40.00 2027年12月31日 未达到',
      '保障房  — — … — — 跟踪',
      '全国20强 位 不高于 20 26 — — 未达到',
      '已经超额完成的目标 个 不低于 100 256 256.00 2027年12月31日 已达到',
    ])
  })

  it('draw a bar as long as the share, cut at the limit; none without a share', () => {
    expect(byId('T3')?.barPermille).toBe(400)
    expect(byId('T6')?.barPermille).toBe(BAR_LIMIT_PERMILLE)
    expect(byId('T6')?.share).toBe('256.00')
    expect(byId('T5')?.barPermille).toBeNull()
  })

  it('draw no bar backwards', () => {
    const targets = [{ ...bigFigures().targets[0]!, value: '-30', share: '-0.10', met: false }]
    const [line] = bulletinDocument({ ...input, figures: { ...bigFigures(), targets } }, 'zh').targets
    expect(line).toMatchObject({ barPermille: 0, share: '−0.10', state: '未达到' })
  })

  it('are told in words for who cannot see the chart', () => {
    expect(chart(doc, 'target-progress')?.alt).toContain('开发区主导产业集群规模突破3万亿元：121.26%')
    expect(chart(doc, 'target-progress')?.alt).not.toContain('全国20强')
  })

  it('keep what the plan leaves open', () => {
    expect(byId('T1')?.question).toBe('规模是营业收入还是产值')
    expect(byId('T2')?.question).toBe('')
  })

  it('have no data where nothing measures them yet', () => {
    const none = bulletinDocument({ ...input, figures: { ...bigFigures(), targets: [] } }, 'zh')
    expect(none.targets.map(({ state }) => state)).toEqual([
      ...['尚无数据', '尚无数据', '尚无数据', '跟踪', '尚无数据', '尚无数据'],
    ])
  })
})
