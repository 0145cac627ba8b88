import { formatMicro } from '../decimal.ts'
import { intakeMessages } from '../messages/intake.ts'
import { sayBoth } from '../messages/to-zone.ts'
import { type Period, periodLabel } from '../period.ts'
import type { Programme, Zone } from '../programme/schema.ts'
import type { Series } from '../programme/series.ts'
import type { Bilingual } from '../submission.ts'
import { figuresOf } from './checks/figures.ts'
import type { History } from './history.ts'
import { type FormColumn, type FormRow, formLayout, formVersion } from './layout.ts'

export interface FormInput {
  readonly programme: Programme
  readonly period: Period
  readonly zone: Zone
  readonly history: History
  /** What stands in the cells already, by series id; a remark may also stand under the code of its row. Empty: a form to fill in. */
  readonly cells?: Readonly<Record<string, { readonly value?: string; readonly remark?: string }>> | undefined
}

/** Everything that one zone's form says, whatever file it becomes. */
export interface FormContent {
  readonly title: Bilingual
  /** 填报单位, 单位代码, 报告期, 表式版本: label and value. */
  readonly facts: readonly { readonly label: Bilingual; readonly value: string }[]
  /** 表号, 制定机关, 有效期 and, where figures are invented, that they are. */
  readonly issue: readonly Bilingual[]
  readonly version: string
  readonly rows: readonly ContentRow[]
  readonly legend: Bilingual
  readonly signatures: Bilingual
}

export interface ContentRow {
  readonly form: FormRow
  /** Text of the cell; the form's mark where the period does not ask for it. */
  readonly month: string
  readonly cumulative: string
  readonly previous: string
  readonly yearEarlier: string
  readonly remark: string
}

export function formContent({ programme, period, zone, history, cells = {} }: FormInput): FormContent {
  const version = formVersion(programme)
  const figures = figuresOf({ programme, zone, period, history, values: [] })
  const fact = (label: 'zone' | 'zoneCode' | 'period' | 'version', value: string) => ({
    label: intakeMessages[`form.${label}`],
    value,
  })
  const text = (series: Series | null) =>
    series === null ? intakeMessages['form.notAsked'].zh : (cells[series.id]?.value ?? '')
  const rows = formLayout(programme, zone, period).map((form) => {
    const shown = form.cumulative ?? form.month
    const before = shown ? figures.before(shown).value : null
    const yearBefore = shown ? figures.yearBefore(shown).value : null
    const remarks = [form.code, form.month?.id, form.cumulative?.id].map((id) => (id ? cells[id]?.remark : undefined))
    return {
      ...{ form, month: text(form.month), cumulative: text(form.cumulative) },
      previous: before === null ? '' : formatMicro(before),
      yearEarlier: yearBefore === null ? '' : formatMicro(yearBefore),
      remark: remarks.find((remark) => remark !== undefined) ?? '',
    }
  })
  return {
    title: programme.title,
    facts: [
      fact('zone', zone.name.zh),
      fact('zoneCode', zone.id),
      fact('period', periodLabel(period, 'zh')),
      fact('version', version),
    ],
    issue: issueLines(programme),
    version,
    rows,
    legend: intakeMessages['form.legend'],
    signatures: intakeMessages['form.signatures'],
  }
}

/** What stands in one column of a row. */
export function fieldText({ form, ...row }: ContentRow, column: FormColumn): string {
  switch (column) {
    case 'code':
      return form.code
    case 'name':
      return form.name.zh
    case 'nameEn':
      return form.name.en
    case 'unit':
      return form.indicator.unit.zh
    default:
      return row[column]
  }
}

function issueLines({ tableNumber, issuedBy, validUntil, sampleNotice }: Programme): readonly Bilingual[] {
  return [
    sayBoth('form.tableNumber', { value: tableNumber }),
    {
      zh: sayBoth('form.issuedBy', { value: issuedBy.zh }).zh,
      en: sayBoth('form.issuedBy', { value: issuedBy.en }).en,
    },
    sayBoth('form.validUntil', { value: validUntil }),
    ...(sampleNotice ? [sampleNotice] : []),
  ]
}
