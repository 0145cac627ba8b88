import { describe, expect, it } from 'vitest'
import { tablesOf } from '../../../../shared/bulletin/document.ts'
import type { BulletinInput } from '../../../../shared/bulletin/input.ts'
import { bulletinDocument } from '../../../../shared/bulletin/model/bulletin-document.ts'
import { canonicalJson } from '../../../../shared/digest.ts'
import type { EditionFigures } from '../../../../shared/figures/figures.ts'
import { bigFigures, bigProgramme, bigRound } from '../../../fixtures/bulletin.ts'
import { blocks, sentences, tables } from '../../../fixtures/parts.ts'

const input: BulletinInput = {
  ...{ programme: bigProgramme, round: bigRound, figures: bigFigures(), previousManifestHash: 'b'.repeat(64) },
}
const withFigures = (over: Partial<EditionFigures>) => ({ ...input, figures: { ...bigFigures(), ...over } })
const doc = bulletinDocument(input, 'zh')

describe('the bulletin as a document', () => {
  it('says what it is: issue, period, status, date in the programme’s zone', () => {
    expect(doc).toMatchObject({ issue: '2025年第2期', period: '2025年3月', status: '初步' })
    expect(doc.title).toBe('示例省开发区产业集群统计月报 2025年第2期')
    expect(doc.released).toMatchObject({ text: '2025年4月15日', epochSeconds: 1744682400 })
    expect(doc.facts.map(({ text }) => text)).toContain('《开发区统计报表制度》示01表')
  })

  it('is final only when nobody is missing and nothing is to be explained', () => {
    const accepted = bigFigures().standings.map((each) => ({ ...each, standing: 'accepted' as const }))
    const coverage = { expected: 184, reported: 184, accepted: 184, overdue: 0 }
    const full = bulletinDocument(withFigures({ standings: accepted, coverage }), 'zh')
    expect(full.status).toBe('终稿')
    expect(blocks(full, 'reporting', 'lines')).toEqual([])
    expect(sentences(full, 'reporting')).toContain('全部单位按时报送并通过审核。')
    expect(full.coverage).toBe('应报184家，已报184家，通过审核184家，报送率100.0%，无迟报。')
    expect(sentences(full, 'notes').join()).not.toContain('初步数')
    expect(bulletinDocument(withFigures({ coverage }), 'zh').status).toBe('初步')
  })

  it('names the edition and the reason of a restatement', () => {
    const again = { ...withFigures({ edition: 2 }), round: { ...bigRound, edition: 2, reason: '更正' } }
    const second = bulletinDocument(again, 'zh')
    expect(second.issue).toBe('2025年第2期（第2版）')
    expect(second.title).not.toBe(doc.title)
    expect(second.facts.at(-1)).toEqual({ label: '版次', text: '第2版。修订原因：更正' })
  })

  it('tells figures of the same time together, a few a sentence, and once what all of them rest on', () => {
    const [first, second, third] = doc.highlights
    expect(first).toMatch(
      /^2025年一季度，主导产业集群规模（营业收入）363765\.00亿元，同比下降15\.0%；规模以上.*；以上各项（按178家汇总，170家可比）。$/,
    )
    expect(first?.match(/按178家汇总/g)).toHaveLength(1)
    expect(second).toMatch(/^2025年一季度，一般公共预算收入/)
    expect(third).toMatch(/^2025年3月末，“四上”企业单位数/)
    expect(doc.highlights).toContain('6项目标中，已达到2项，未达到2项，另2项不评判、只作跟踪或尚无数据。')
    expect(doc.highlights).toHaveLength(5)
  })

  it('shows every zone once, under its region, and every region with its own coverage', () => {
    const [zones] = tables(doc, 'zones')
    const [regions] = tables(doc, 'regions')
    expect(zones?.rows.filter(({ kind }) => kind === 'plain')).toHaveLength(184)
    expect(zones?.rows.filter(({ kind }) => kind === 'section')).toHaveLength(19)
    expect(regions?.rows.map(({ kind }) => kind)).toEqual(['total', 'plain', 'inner', ...Array(18).fill('plain')])
    expect(regions?.rows[0]?.cells[1]?.text).toBe('178/184')
    expect(regions?.rows[2]?.cells[0]?.text).toBe('第1市（含某某航空港经济综合实验区）')
    expect(regions?.legend).toContain('第1市一行不含某某航空港经济综合实验区')
  })

  it('gives every row a cell a column', () => {
    for (const table of tablesOf(doc))
      for (const row of table.rows) expect(row.cells).toHaveLength(row.kind === 'section' ? 1 : table.columns.length)
  })

  it('explains the marks that a table shows and no others', () => {
    expect(tables(doc, 'key-figures')[0]?.legend).toBe('')
    expect(tables(doc, 'zones')[0]?.legend).toContain('“…” 无数据')
    expect(tables(doc, 'zones')[0]?.legend).toContain('* 样例单位')
    expect(tables(doc, 'zones')[0]?.legend).not.toContain('估计数')
  })

  it('drops growth columns where no figure has growth, and an indicator that has no figure at all', () => {
    const figures = bigFigures()
      .figures.filter((f) => f.indicator !== 'B')
      .map((figure) => ({ ...figure, growth: null }))
    const bare = bulletinDocument(withFigures({ figures }), 'zh')
    expect(tables(bare, 'zones')[0]?.columns.map(({ group }) => group)).toHaveLength(5)
    expect(JSON.stringify(tables(bare, 'key-figures'))).not.toContain('同比')
    expect(sentences(bare, 'notes').join()).not.toContain('可比口径')
  })

  it('lists missing, rejected, overdue and unexplained zones by name', () => {
    expect(blocks(doc, 'reporting', 'lines').map(({ heading }) => heading)).toEqual([
      '未报（4家）',
      '未通过审核（2家）',
      '迟报（4家）',
      '待说明（3家）',
    ])
    expect(blocks(doc, 'reporting', 'lines')[0]?.lines[0]).toEqual({ label: '第3市', text: '第98县先进制造业开发区' })
  })

  it('accounts for an overdue zone that stands among those to explain', () => {
    const coverage = { ...bigFigures().coverage, overdue: 5 }
    const late = bulletinDocument(withFigures({ coverage }), 'zh')
    expect(blocks(late, 'reporting', 'lines').map(({ heading }) => heading)).toContain('迟报（4家，另有1家列入待说明）')
  })

  it('numbers its tables without a gap when a part is missing', () => {
    const plain = bulletinDocument(
      { ...withFigures({ targets: [] }), programme: { ...bigProgramme, targets: [] } },
      'zh',
    )
    const captions = tablesOf(plain).map((table) => table.caption)
    expect(captions.map((text) => text.slice(0, 2))).toEqual(['表1', '表2', '表2', '表3', '表3'])
  })

  it('is the same for the same input, whatever the order of the figures', () => {
    const reversed = withFigures({ figures: [...bigFigures().figures].reverse() })
    expect(canonicalJson(bulletinDocument(reversed, 'zh'))).toBe(canonicalJson(doc))
  })

  it('is a broken programme when it asks for an indicator that is not there', () => {
    const bulletin = { ...bigProgramme.bulletin, keyIndicators: ['Z9'] }
    expect(() => bulletinDocument({ ...input, programme: { ...bigProgramme, bulletin } }, 'zh')).toThrow('Z9')
  })
})
