import { expect, test } from 'vitest'
import { unitOfTarget } from '../../../../shared/figures/csv/outlook.ts'
import { indicator, target } from '../../../fixtures/bulletin.ts'

const indicators = [indicator('A', '收入'), indicator('B', '企业数', { unit: { zh: '个', en: 'units' } })]

test.each([
  // What a row says of a target, the target's own unit, and the unit of the row.
  ['reached', '亿元', 'sum', 'A', '亿元'],
  ['share', '亿元', 'sum', 'A', '%'],
  ['months-left', '亿元', 'sum', 'A', '月'],
  ['change', '亿元', 'sum', 'A', '亿元'],
  ['change', '%', 'sum', 'A', '百分点'],
  ['needed-year', '%', 'sum', 'A', '百分点'],
  ['yearly', '%', 'sum', 'A', '%'],
  ['reading', '亿元', 'sum', 'B', '个'],
  ['since', '亿元', 'sum', 'B', '亿元'],
  ['reading', '个', 'zones-above', 'A', '个'],
  ['reading', '个', 'regions-above', 'A', '个'],
  ['positions', '位', 'zone', 'A', '位'],
] as const)('%s of a target in %s (%s, by %s) is in %s', (measure, unit, metric, by, expected) => {
  expect(unitOfTarget({ indicators }, target('T', '目标', { unit, metric }), { measure, indicator: by })).toBe(expected)
})
