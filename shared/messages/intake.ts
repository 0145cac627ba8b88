import type { Bilingual } from '../submission.ts'
import { cellFindings } from './intake-cells.ts'
import { checkFindings } from './intake-checks.ts'
import { type FindingMessage, fileFindings } from './intake-findings.ts'

/** Every finding of intake by its stable code: E1 file, E2 structure, E3 cells, E4 notes on cells, E5 checks. */
export const intakeFindings = { ...fileFindings, ...cellFindings, ...checkFindings } as const

export type IntakeCode = keyof typeof intakeFindings

export function findingMessage(code: IntakeCode): FindingMessage {
  return intakeFindings[code]
}

/** Words of the form and of what is said about it. Column names are matched when a form comes back. */
export const intakeMessages = {
  'form.code': { zh: '代码', en: 'Code' },
  'form.name': { zh: '指标名称', en: 'Indicator' },
  'form.nameEn': { zh: '英文名称', en: 'Indicator (English)' },
  'form.unit': { zh: '计量单位', en: 'Unit' },
  'form.month': { zh: '本期', en: 'This period' },
  'form.cumulative': { zh: '累计或期末', en: 'Year to date or end' },
  'form.previous': { zh: '上期累计或期末', en: 'Previous period' },
  'form.yearEarlier': { zh: '上年同期', en: 'A year earlier' },
  'form.remark': { zh: '说明', en: 'Remark' },
  'form.findings': { zh: '审核意见', en: 'Findings' },
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
  'form.numberOnly': {
    zh: '请按“{unit}”填写数字，或填“—”（不适用）、“…”（暂无数据）。',
    en: 'A number in {unit}, “—” or “…”.',
  },
  'check.numbers': { zh: '{message}（{left}，{right}）', en: '{message} ({left}; {right})' },
  'check.number': { zh: '{label} = {value} {unit}', en: '{label} = {value} {unit}' },
  'check.ratio': { zh: '比值 {value}', en: 'ratio {value}' },
  'check.band': { zh: '应在 {min} 至 {max} 之间', en: 'expected between {min} and {max}' },
  'check.looksLike': {
    zh: '约为对比期的 {ratio} 倍，疑似按“{unit}”填报',
    en: 'about {ratio} times the earlier figure: it looks like {unit}',
  },
  'check.slip': { zh: '约为对比期的 {ratio} 倍', en: 'about {ratio} times the earlier figure' },
  'check.previous': { zh: '上期 {label}', en: 'previous {label}' },
  'check.yearEarlier': { zh: '上年同期 {label}', en: '{label} a year earlier' },
  'check.sumOf': { zh: '合计 {label}', en: 'sum of {label}' },
  'check.noDocument': { zh: '“说明”栏没有认定文件的文号', en: 'the remark names no number of a document' },
  'check.proposedOnly': {
    zh: '“说明”栏所写为公示，公示不等于认定',
    en: 'the remark speaks of a list put out for comment, which recognises nothing',
  },
  'check.explained': {
    zh: '{sentence}；{period}已说明：“{explanation}”。',
    en: '{sentence}; explained in {period}: “{explanation}”.',
  },
  'check.explainedRemedy': {
    zh: '水平没有变化，不必再次说明；情况有变化时请在“说明”栏写明。',
    en: 'The level is the same, so nothing has to be said again; if the reason has changed, give it in the remarks column.',
  },
  'check.usual': {
    zh: '按本单位以往 {count} 期的变动，{amount} 应在 {low} 至 {high} {unit}之间',
    en: 'by the zone’s own {count} earlier periods {amount} should be between {low} and {high} {unit}',
  },
  'check.usual.month': { zh: '月均发生额 {value} {unit}', en: 'the monthly amount of {value} {unit}' },
  'check.usual.level': { zh: '该数', en: 'it' },
  'check.copied': { zh: '{count} 项数值全部与{period}相同', en: 'all {count} figures equal those of {period}' },
  'intake.absence.not-applicable': { zh: '不适用', en: 'not applicable' },
  'intake.absence.not-available': { zh: '暂无数据', en: 'not available' },
  'intake.hidden.rows': { zh: '行', en: 'rows' },
  'intake.hidden.columns': { zh: '列', en: 'columns' },
  'intake.limit.rows': { zh: '行数超过 {limit}', en: 'more than {limit} rows' },
  'intake.limit.columns': { zh: '列数超过 {limit}', en: 'more than {limit} columns' },
  'intake.limit.field-chars': { zh: '一个单元格超过 {limit} 个字符', en: 'a cell of more than {limit} characters' },
  'intake.limit.remark': {
    zh: '{code} 的说明超过 {limit} 个字符',
    en: 'the remark of {code} is longer than {limit} characters',
  },
  'intake.csv.unterminated-quote': { zh: '双引号没有结束', en: 'a double quote is not closed' },
  'intake.csv.text-after-quote': { zh: '结束的双引号后面还有文字', en: 'there is text behind a closing double quote' },
  'intake.csv.stray-quote': {
    zh: '没有加引号的内容里有双引号',
    en: 'there is a double quote inside an unquoted field',
  },
  'intake.delimiter.tab': { zh: '制表符', en: 'tab' },
  'intake.json.unexpected': { zh: '“{seen}”出现在不该出现的位置', en: '“{seen}” is not expected here' },
  'intake.json.end': { zh: '内容不完整', en: 'the text ends too early' },
  'intake.json.duplicate': { zh: '成员“{seen}”出现了不止一次', en: 'member “{seen}” appears twice' },
  'intake.json.depth': { zh: '嵌套超过 {limit} 层', en: 'nested deeper than {limit} levels' },
  'intake.json.object': { zh: '对象', en: 'an object' },
  'intake.json.text': { zh: '文本', en: 'text' },
  'intake.json.figure': { zh: '数字、文本或 null', en: 'a number, text or null' },
  'intake.json.rows': { zh: '不超过 {limit} 行的数组', en: 'an array of at most {limit} rows' },
  'intake.json.members': { zh: '以下成员之一：{list}', en: 'one of the members {list}' },
  'measure.month': { zh: '本期', en: 'this period' },
  'measure.ytd': { zh: '累计', en: 'year to date' },
  'measure.end': { zh: '期末', en: 'end of period' },
} as const satisfies Record<string, Bilingual>
