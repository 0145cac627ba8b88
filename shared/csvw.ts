import type { Json } from './digest.ts'
import type { Bilingual } from './submission.ts'

/** How every CSV that we publish is written, in the words of CSV on the Web (https://www.w3.org/TR/tabular-metadata/#dialect-descriptions). */
export const CSVW_DIALECT = {
  ...{ encoding: 'utf-8', delimiter: ',', quoteChar: '"', doubleQuote: true },
  ...{ header: true, headerRowCount: 1, lineTerminators: ['\r\n'] },
} as const satisfies Json

/** A text in both languages as a value of its metadata. */
export function csvwText({ zh, en }: Bilingual): Json {
  return [
    { '@value': zh, '@language': 'zh-CN' },
    { '@value': en, '@language': 'en' },
  ]
}
