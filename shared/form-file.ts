import { say } from './messages/to-zone.ts'
import { type Period, periodLabel } from './period.ts'
import type { Zone } from './programme/schema.ts'
import type { Bilingual, FileFormat } from './submission.ts'

/** Content types of the forms that are handed out. */
export const FORM_TYPES: Readonly<Record<FileFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
}

/** Descriptions of the forms for programs: JSON Schema of the JSON form, CSV on the Web of the CSV form. */
export const FORM_SCHEMA_TYPES = {
  schema: 'application/schema+json; charset=utf-8',
  csvw: 'application/csvm+json; charset=utf-8',
} as const

export type FormSchemaFormat = keyof typeof FORM_SCHEMA_TYPES

export function isFormSchemaFormat(text: string): text is FormSchemaFormat {
  return Object.hasOwn(FORM_SCHEMA_TYPES, text)
}

const SCHEMA_ENDINGS: Readonly<Record<FormSchemaFormat, string>> = {
  schema: 'schema.json',
  csvw: 'csv-metadata.json',
}

/** `新郑经济开发区_2025年3月.schema.json`. */
export function formSchemaFileName(
  zone: Zone,
  period: Period,
  format: FormSchemaFormat,
  lang: keyof Bilingual,
): string {
  const name = say(lang, 'mail.link.attachment', { zone: zone.name[lang], period: periodLabel(period, lang) })
  return `${name}.${SCHEMA_ENDINGS[format]}`
}

export function isFormFormat(text: string): text is FileFormat {
  return Object.hasOwn(FORM_TYPES, text)
}

/** `新郑经济开发区_2025年3月.xlsx`: what an office will look for on its desktop. */
export function formFileName(zone: Zone, period: Period, format: FileFormat, lang: keyof Bilingual): string {
  const name = say(lang, 'mail.link.attachment', { zone: zone.name[lang], period: periodLabel(period, lang) })
  return `${name}.${format}`
}

/** `新郑经济开发区_2025年3月_审核意见.xlsx`: the file that came, with its findings. */
export function annotatedFileName(zone: Zone, period: Period, format: FileFormat, lang: keyof Bilingual): string {
  const name = say(lang, 'annotated.file', { zone: zone.name[lang], period: periodLabel(period, lang) })
  return `${name}.${format}`
}
