import { html } from 'hono/html'
import type { Lang } from '../../shared/messages/speak.ts'
import { document } from './layout.ts'

/** A page with one sentence: a link that lets nobody in, or a round that takes no files. */
export function noticePage(lang: Lang, sentence: string): string {
  return document({ lang, title: sentence, body: html`<main class="notice"><h1>${sentence}</h1></main>` })
}
