import { describe, expect, test } from 'vitest'
import { explains } from '../../../shared/intake/explanation.ts'

describe('a remark explains', () => {
  test.each([
    '三家企业年度退库，累计数核减',
    '某公司3月投产，产值增加',
    '经核实，新增两家规上企业',
    '数据核减，见豫统〔2025〕3号',
    'Two firms left the register in March',
    '因检修停产半个月',
  ])('%j', (remark) => {
    expect(explains(remark)).toBe(true)
  })

  test.each([
    '',
    '无',
    '—',
    '核实无误',
    '已核实',
    '经核实无误。',
    '数据已核实，情况属实！',
    '情况属实',
    '经再次核对，数据无误',
    '数据正常',
    '同上',
    '12345',
    'n/a',
    'OK',
    'Checked and confirmed.',
    'The figure is correct',
    '＊＊＊＊＊＊',
    '退库',
  ])('%j explains nothing', (remark) => {
    expect(explains(remark)).toBe(false)
  })

  test('hostile lengths are answered at once', () => {
    expect(explains('数据核实'.repeat(8000))).toBe(true)
    expect(explains(`${'数据情况'.repeat(9)}x`)).toBe(true)
  })
})
