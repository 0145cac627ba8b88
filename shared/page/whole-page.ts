import { html, raw } from 'hono/html'
import type { Lang } from '../messages/speak.ts'
import { type Markup, markupText } from './markup.ts'

/** A whole page that search engines leave alone. `style` and `script` are our own code, never text from outside. */
export function wholePage(page: {
  readonly lang: Lang
  readonly title: string
  readonly style: string
  readonly body: Markup
  readonly script?: string
}): string {
  const { lang, title, style, body, script } = page
  const markup = html`<!doctype html>
<html lang="${lang === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>${raw(style)}</style>
</head>
<body>
${body}
${script === undefined ? '' : html`<script>${raw(script)}</script>`}
</body>
</html>
`
  return markupText(markup)
}
