import { html } from 'hono/html'
import type { Lang } from '../../shared/messages/speak.ts'
import type { Markup } from '../../shared/page/markup.ts'
import { STYLE } from '../../shared/page/style.ts'
import { wholePage } from '../../shared/page/whole-page.ts'
import type { Programme } from '../../shared/programme/schema.ts'

/** A zone's page. `script` is our own code, never text from outside. */
export function document(page: {
  readonly lang: Lang
  readonly title: string
  readonly body: Markup
  readonly script?: string
}): string {
  return wholePage({ ...page, style: STYLE })
}

/** Invented figures say so before anything else does. */
export function sampleBanner({ sampleNotice }: Programme, lang: Lang): Markup {
  if (!sampleNotice) return html``
  return html`<p class="sample" role="note">${sampleNotice[lang]}</p>`
}
