import { createHash } from 'node:crypto'
import { html, raw } from 'hono/html'
import type { BulletinDocument } from '../document.ts'
import { editionMarkup } from './edition.ts'
import { STYLE } from './style.ts'

/** Nothing is fetched and nothing runs: the page is all that it needs, and may not ask for more. */
const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

/**
 * The bulletin as one page for every screen and for paper, in all its languages: the first is shown, another one when the address
 * names an anchor in it. Anchors are `{lang}-{section}`, `{lang}-table-{table}` and `{lang}-figure-{chart}`, and stay from issue to issue.
 */
export function bulletinHtml(documents: readonly BulletinDocument[]): string {
  const [first] = documents
  const title = documents.map(({ title }) => title).join(' / ')
  const markup = html`<!doctype html>
<html lang="${first?.lang === 'en' ? 'en' : 'zh-CN'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${raw(POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="author" content="${first?.issuedBy ?? ''}">
<title>${title}</title>
<style>${raw(STYLE)}</style>
</head>
<body>
${documents.map((document) => editionMarkup(document, documents))}</body>
</html>
`
  // Templates wait for promises among their values; there are none in a page.
  if (markup instanceof Promise) throw new TypeError('the page was given a promise')
  return String(markup)
}
