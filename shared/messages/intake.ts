import type { Bilingual } from '../submission.ts'
import { cellFindings } from './intake-cells.ts'
import { type FindingMessage, fileFindings } from './intake-findings.ts'

/** Every finding of intake by its stable code: E1 file, E2 structure, E3 cells, E4 notes on cells, E5 checks. */
export const intakeFindings = { ...fileFindings, ...cellFindings } as const

export type IntakeCode = keyof typeof intakeFindings

export function findingMessage(code: IntakeCode): FindingMessage {
  return intakeFindings[code]
}

/** Words of the form and of what is said about it. Column names are matched when a form comes back. */
export const intakeMessages = {
  'form.code': { zh: '代码', en: 'Code' },
  'form.name': { zh: '指标名称', en: 'Indicator' },
  'form.unit': { zh: '计量单位', en: 'Unit' },
  'form.month': { zh: '本期', en: 'This period' },
  'form.cumulative': { zh: '累计或期末', en: 'Year to date or end' },
  'form.previous': { zh: '上期累计或期末', en: 'Previous period' },
  'form.yearEarlier': { zh: '上年同期', en: 'A year earlier' },
  'form.remark': { zh: '说明', en: 'Remark' },
  'form.zone': { zh: '填报单位', en: 'Reporting zone' },
  'form.zoneCode': { zh: '单位代码', en: 'Zone code' },
  'form.period': { zh: '报告期', en: 'Period' },
  'form.version': { zh: '表式版本', en: 'Form version' },
  'form.tableNumber': { zh: '表号：{value}', en: 'Table: {value}' },
  'form.issuedBy': { zh: '制定机关：{value}', en: 'Issued by: {value}' },
  'form.validUntil': { zh: '有效期至：{value}', en: 'Valid until: {value}' },
  'form.sheet': { zh: '报表', en: 'Form' },
  'form.notAsked': { zh: '—', en: '—' },
  'form.signatures': {
    zh: '单位负责人：　　　　　统计负责人：　　　　　填表人：　　　　　联系电话：　　　　　报出日期：　　年　月　日',
    en: 'Head of unit:      Head of statistics:      Filled in by:      Telephone:      Date:',
  },
  'form.legend': {
    zh: '填表说明：空白表示未报；“—”“/”“无”“N/A”表示不适用；“…”表示暂无数据；0 表示零。只填白色单元格；需要解释的变动请写在“说明”栏。',
    en: 'Blank: not filed. “—”, “/”, “N/A”: not applicable. “…”: not available. 0: zero. Fill in the white cells only; explain unusual changes in the remark column.',
  },
  'form.titleText': { zh: '{title}', en: '{title}' },
  'form.numberOnly': { zh: '请按“{unit}”填写数字，或填“—”（不适用）、“…”（暂无数据）。', en: 'A number in {unit}, “—” or “…”.' },
  'check.numbers': { zh: '{message}（{left}，{right}）', en: '{message} ({left}; {right})' },
  'check.number': { zh: '{label} = {value} {unit}', en: '{label} = {value} {unit}' },
  'check.ratio': { zh: '比值 {value}', en: 'ratio {value}' },
  'check.band': { zh: '应在 {min} 至 {max} 之间', en: 'expected between {min} and {max}' },
  'check.looksLike': { zh: '约为对比期的 {ratio} 倍，疑似按“{unit}”填报', en: 'about {ratio} times the earlier figure: it looks like {unit}' },
  'check.slip': { zh: '约为对比期的 {ratio} 倍', en: 'about {ratio} times the earlier figure' },
  'check.previous': { zh: '上期 {label}', en: 'previous {label}' },
  'check.yearEarlier': { zh: '上年同期 {label}', en: '{label} a year earlier' },
  'check.sumOf': { zh: '合计 {label}', en: 'sum of {label}' },
  'check.copied': { zh: '{count} 项数值全部与{period}相同', en: 'all {count} figures equal those of {period}' },
  'measure.month': { zh: '本期', en: 'this period' },
  'measure.ytd': { zh: '累计', en: 'year to date' },
  'measure.end': { zh: '期末', en: 'end of period' },
} as const satisfies Record<string, Bilingual>
