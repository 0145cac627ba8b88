import { html, raw } from 'hono/html'
import type { Lang } from '../../shared/messages/speak.ts'
import { type Markup, markupText } from '../../shared/page/markup.ts'
import { STYLE } from '../../shared/page/style.ts'
import type { Programme } from '../../shared/programme/schema.ts'

/** A whole page. `script` is our own code, never text from outside. */
export function document(page: {
  readonly lang: Lang
  readonly title: string
  readonly body: Markup
  readonly script?: string
}): string {
  const { lang, title, body, script } = page
  const markup = html`<!doctype html>
<html lang="${lang === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>${raw(STYLE)}</style>
</head>
<body>
${body}
${script === undefined ? '' : html`<script>${raw(script)}</script>`}
</body>
</html>
`
  return markupText(markup)
}

/** Invented figures say so before anything else does. */
export function sampleBanner({ sampleNotice }: Programme, lang: Lang): Markup {
  if (!sampleNotice) return html``
  return html`<p class="sample" role="note">${sampleNotice[lang]}</p>`
}
