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
    '以上数据已核实',
    '属正常波动',
    '按实际如实填报',
    '同上期',
    '没有变化',
    'Not applicable',
    '啊啊啊啊啊啊',
    'xxxxxxxx',
    '。。。。。。。。',
    '核实核实核实核实核实核实核实核实核实核实核实核实核实核实核实核实核实核实核实核实核实核实核实',
  ])('%j explains nothing', (remark) => {
    expect(explains(remark)).toBe(false)
  })

  const asked = [
    { zh: '比值超出5%—45%（B04 增加值 = 9 亿元，B05 营业收入 = 10 亿元）', en: 'The ratio is outside 5–45 %' },
    {
      zh: '请核对；如属实，在“说明”栏写明原因后重新上传。',
      en: 'Please check; if the figure is right, give the reason.',
    },
  ]
  test.each([
    '比值超出5%—45%',
    '增加值 = 9 亿元',
    '比值超出5%—45%（B04 增加值=9亿元，B05 营业收入=10亿元）。',
    '比值超出 5%—45%（B04增加值=9亿元，B05营业收入=10亿元），核实无误',
    '如属实，在说明栏写明原因',
    'the ratio is OUTSIDE 5-45%',
  ])('%j only says the question back', (remark) => {
    expect(explains(remark, asked)).toBe(false)
  })
  test.each(['增加值率高：龙头企业转产芯片，B04 增加值 = 9 亿元', '请核对：一季度并表两家企业'])(
    '%j adds to it',
    (remark) => {
      expect(explains(remark, asked)).toBe(true)
    },
  )

  test('hostile lengths are answered at once', () => {
    expect(explains('检修停产'.repeat(8000))).toBe(true)
    expect(explains(`${'数据情况'.repeat(9)}x`)).toBe(true)
  })
})
