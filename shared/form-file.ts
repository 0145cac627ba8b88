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
