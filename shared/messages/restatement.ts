import type { Bilingual } from '../submission.ts'
import { placeColumnTitles } from './figures.ts'

/** What a bulletin and its mail say of figures that an edition states otherwise than the one before. */
export const restatementMessages = {
  restatedHeading: { zh: '数据修订', en: 'Restated figures' },
  restatedLead: {
    zh: '本版与第{previous}版相比，修订数据{count}项，涉及{zones}家单位的报送。修订原因：{reason}',
    en: 'Against edition {previous}, {count} figures are restated, from filings of {zones} zones. Reason: {reason}',
  },
  restatedNone: {
    zh: '本版与第{previous}版相比，数据没有变化。重开原因：{reason}',
    en: 'No figure differs from edition {previous}. Reason for reopening: {reason}',
  },
  restatedPrinted: {
    zh: '表中列出合计、各地区和目标的修订；逐家、分组数据的修订，以及位次、贡献率、环比等随之变动的，见restatements.csv。',
    en: 'The table shows the total, the regions and the targets; those of single zones and of groups, and ranks, contributions and comparisons that move with them, are in restatements.csv.',
  },
  restatedSentence: {
    zh: '{name}（{measure}）由{old}修订为{new}，相差{difference}。',
    en: '{name} ({measure}) restated from {old} to {new}, a difference of {difference}.',
  },
  restatedTable: {
    zh: '数据修订对照（第{previous}版至第{edition}版）',
    en: 'Restated figures (edition {previous} to {edition})',
  },
  restatedColumnArea: { zh: '地区或目标', en: 'Area or target' },
  restatedColumnOld: { zh: '第{edition}版', en: 'Edition {edition}' },
  restatedColumnDifference: { zh: '差额', en: 'Difference' },
  restatedColumnCause: { zh: '引起修订的报送', en: 'Filing that caused it' },
  restatedColumnReceived: { zh: '收到时间', en: 'Received' },
  restatedCauseMore: { zh: '{zone}等{count}家', en: '{zone} and others ({count} zones)' },
  restatedMeasureReached: { zh: '现值', en: 'reached' },
  restatedMeasureShare: { zh: '完成率', en: 'share of target' },
  restatedBasis: {
    zh: '本期同比所用的{period}数据已按第{edition}版修订（r）。修订原因：{reason}',
    en: 'Comparisons rest on figures of {period} as revised (r) in edition {edition}. Reason: {reason}',
  },
} as const satisfies Record<string, Bilingual>

export const restatementCsvTitle: Bilingual = {
  zh: '{series}（{period}）：第{edition}版对第{previous}版的数据修订',
  en: '{series} ({period}): figures restated in edition {edition} against edition {previous}',
}

/** Columns of `restatements.csv`, by name. */
export const restatementColumnTitles = {
  ...placeColumnTitles,
  old: { zh: '原值', en: 'Old value' },
  new: { zh: '新值', en: 'New value' },
  difference: { zh: '差额', en: 'Difference' },
  old_exact: { zh: '原值（未舍入）', en: 'Old value, exact' },
  new_exact: { zh: '新值（未舍入）', en: 'New value, exact' },
  difference_exact: { zh: '差额（未舍入）', en: 'Difference, exact' },
  old_growth: { zh: '原同比', en: 'Old change on a year earlier' },
  new_growth: { zh: '新同比', en: 'New change on a year earlier' },
  fact: { zh: '同行其他变动的列', en: 'Other columns that differ' },
  old_fact: { zh: '该列原值', en: 'Old, in the same order' },
  new_fact: { zh: '该列新值', en: 'New, in the same order' },
  reason: { zh: '修订原因', en: 'Reason' },
  zone: { zh: '引起修订的单位', en: 'Zone that caused it' },
  filed_period: { zh: '所报报告期', en: 'Period of that filing' },
  upload_id: { zh: '报送编号', en: 'Upload' },
  version_id: { zh: '版本编号', en: 'Version' },
  received_at: { zh: '收到时间', en: 'Received' },
} as const satisfies Record<string, Bilingual>

/** What a column means beyond its title. */
export const restatementColumnNotes: Readonly<Record<string, Bilingual>> = {
  difference: {
    zh: '新值减原值，按所刊数字计算。空为其中一版无数值。',
    en: 'New minus old, as printed. Empty where one of the editions has no value.',
  },
  difference_exact: {
    zh: '新值减原值，未舍入。商写作“分子/分母”。',
    en: 'New minus old, unrounded; a quotient is written num/den.',
  },
  fact: {
    zh: 'bulletin.csv中同一行里除数值和同比外变动的列名，以分号分隔；数值未变而只有此项的，是位次、贡献率、环比等随其他单位的修订而变。',
    en: 'Names of the other columns of the same row of bulletin.csv that differ, separated by semicolons. Where the value has not changed, only its rank, contribution or comparison has, with the figures of others.',
  },
  zone: {
    zh: '可有多家，以分号分隔；其后各列与此列顺序一致。',
    en: 'Several are separated by semicolons; the columns that follow are in the same order.',
  },
}
