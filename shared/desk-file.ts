import type { History } from './intake/history.ts'
import { say } from './messages/at-desk.ts'
import type { Lang } from './messages/speak.ts'
import type { Period } from './period.ts'
import type { Programme } from './programme/schema.ts'

/** What the page for a clerk's own machine knows when it is opened. */
export interface DeskData {
  readonly programme: Programme
  readonly lang: Lang
  /** Chosen already: the page that a zone's own link hands out. */
  readonly zone: string | null
  readonly period: Period | null
  /** That zone's earlier filings, where the page was handed out with them. */
  readonly history: History
}

/** Where the data stand in the page that was built. */
export const DESK_DATA_MARK = '@desk-data@'
export const DESK_DATA_ID = 'desk-data'

/** The one page with a programme in it: a block of JSON, which no browser runs. */
export function deskFile(page: string, data: DeskData): string {
  const { programme, lang, zone, period, history } = data
  const json = JSON.stringify({ programme, lang, zone, period, history })
  // In a script block only `<` can end it; the two line separators are text in JSON and line ends in old JavaScript.
  const harmless = json.replace(/[<\u2028\u2029]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)
  return page.replace(DESK_DATA_MARK, () => harmless)
}

/** `报前自审_2025年开发区主要经济指标月报.html` */
export function deskFileName({ title }: Programme, lang: Lang): string {
  return `${say(lang, 'desk.file-name', { title: title[lang] })}.html`
}
