import { html } from 'hono/html'
import type { MailContent, MailFigure } from './mail-content.ts'

/** The same words as HTML that every mail program shows: tables and inline styles, no image, no script, no remote file. */
export async function mailHtml(contents: readonly MailContent[]): Promise<string> {
  const letters = await Promise.all(contents.map(letter))
  const page = await html`<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${contents[0]?.title}</title></head>
<body style="${STYLE.body}">${letters}</body></html>
`
  return page.toString()
}

const STYLE = {
  body: "margin:0;padding:24px 16px;background:#fff;color:#1f1f1f;font:15px/1.6 -apple-system,'Segoe UI','PingFang SC','Microsoft YaHei',sans-serif",
  letter: 'max-width:640px;margin:0 auto 40px',
  notice: 'margin:0 0 12px;padding:8px 12px;border:1px solid #1f1f1f;font-weight:bold',
  title: 'margin:16px 0 0;font-size:21px;line-height:1.35',
  issue: 'margin:4px 0 16px;padding-bottom:12px;border-bottom:2px solid #1f3a5f;color:#555',
  head: 'margin:24px 0 4px;font-size:16px;color:#1f3a5f',
  table: 'width:100%;border-collapse:collapse',
  name: 'padding:8px 12px 8px 0;border-bottom:1px solid #d9d9d9;text-align:left;font-weight:normal;vertical-align:top',
  value: 'padding:8px 0;border-bottom:1px solid #d9d9d9;text-align:right;vertical-align:top',
  note: 'color:#555;font-size:13px',
  foot: 'color:#555;font-size:13px;overflow-wrap:anywhere',
} as const

async function letter(content: MailContent) {
  return html`<div lang="${content.lang === 'zh' ? 'zh-CN' : 'en'}" style="${STYLE.letter}">
${content.notices.map((notice) => html`<p style="${STYLE.notice}">${notice}</p>`)}
<h1 style="${STYLE.title}">${content.title}</h1>
<p style="${STYLE.issue}">${content.issue}</p>
<p>${content.greeting}</p>
${await section(content.figuresHead, content.figures)}
${await section(content.targetsHead, content.targets)}
${content.targetsLeft === '' ? '' : html`<p style="${STYLE.note}">${content.targetsLeft}</p>`}
<h2 style="${STYLE.head}">${content.coverageHead}</h2>
${content.coverage.map((sentence) => html`<p>${sentence}</p>`)}
<p>${content.attached}<br><a href="${content.link}">${content.link}</a></p>
<p style="${STYLE.foot}">${content.manifest}<br>${content.contact}</p>
</div>
`
}

async function section(head: string, figures: readonly MailFigure[]) {
  if (figures.length === 0) return ''
  const rows = figures.map(
    ({ name, value, note }) => html`<tr><th scope="row" style="${STYLE.name}">${name}</th>
<td style="${STYLE.value}"><strong>${value}</strong><br><span style="${STYLE.note}">${note}</span></td></tr>
`,
  )
  return html`<h2 style="${STYLE.head}">${head}</h2>
<table style="${STYLE.table}">
${rows}</table>`
}
