import { html, raw } from 'hono/html'
import type { MailContent, MailFigure, MailList } from './mail-content.ts'

/**
 * The same words as HTML that Outlook (Word's engine), QQ Mail and NetEase show alike: nested tables 640 pixels wide, inline
 * styles beside the old attributes (bgcolor, width, align), no style sheet, no image, no script, no remote file.
 */
export async function mailHtml(content: MailContent): Promise<string> {
  const { lang, title, own, columns, targetColumns } = content
  const rows = [
    ...content.notices.map(notice),
    heading(content),
    ...(content.restated.lines.length === 0 ? [] : [restated(content.restated)]),
    paragraphs([content.greeting]),
    ...(own ? [head(own.head), await figures(lang, own.figures, columns), paragraphs(own.coverage)] : []),
    ...(content.figures.rows.length === 0
      ? []
      : [head(content.figures.head), await figures(lang, content.figures.rows, columns)]),
    ...(content.targets.rows.length === 0
      ? []
      : [head(content.targets.head), await figures(lang, content.targets.rows, targetColumns)]),
    ...(content.targetsLeft === '' ? [] : [paragraphs([content.targetsLeft])]),
    head(content.coverage.head),
    paragraphs(content.coverage.lines),
    foot(content),
  ]
  const page = await html`<!doctype html>
<html lang="${lang === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light"><title>${title}</title></head>
<body bgcolor="${GROUND}" style="margin:0;padding:0;background-color:${GROUND}">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" bgcolor="${GROUND}" style="background-color:${GROUND}"><tr><td align="center" style="padding:16px 0">
${raw(OUTLOOK_WIDTH)}
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" bgcolor="${PAPER}" style="max-width:${WIDTH_PIXELS}px;background-color:${PAPER}">
${rows}</table>
${raw(OUTLOOK_END)}
</td></tr></table>
</body></html>
`
  return page.toString()
}

const WIDTH_PIXELS = 640
const GROUND = '#eef1f5'
const PAPER = '#ffffff'
const INK = '#1f1f1f'
const QUIET = '#555555'
const ACCENT = '#1f3a5f'
const STRIPE = '#f4f6f9'
const ALERT = '#fff4d6'
/** Outlook on Windows knows no max-width: it alone reads these comments. */
const OUTLOOK_WIDTH = `<!--[if mso]><table role="presentation" width="${WIDTH_PIXELS}" cellpadding="0" cellspacing="0" border="0"><tr><td><![endif]-->`
const OUTLOOK_END = '<!--[if mso]></td></tr></table><![endif]-->'

const FONT = "font-family:'PingFang SC','Microsoft YaHei',Arial,sans-serif"
const TEXT = `${FONT};font-size:15px;line-height:24px;color:${INK}`
const SMALL = `${FONT};font-size:13px;line-height:20px;color:${QUIET}`
const CELL = `padding:8px 10px;border-bottom:1px solid #d9dee5;vertical-align:top`

type Part = ReturnType<typeof html>

function row(content: Part | string, { bgcolor = PAPER, style = '' } = {}): Part {
  return html`<tr><td bgcolor="${bgcolor}" style="background-color:${bgcolor};padding:0 24px;${style}">${content}</td></tr>
`
}

function notice(text: string): Part {
  const style = `padding:10px 24px;border-bottom:1px solid #e0c36a;font-weight:bold;${TEXT}`
  return row(text, { bgcolor: ALERT, style })
}

function heading({ title, issue }: MailContent): Part {
  return row(
    html`<h1 style="margin:0;${FONT};font-size:21px;line-height:30px;color:${ACCENT}">${title}</h1>
<p style="margin:4px 0 0;${SMALL}">${issue}</p>`,
    { style: `padding:20px 24px 12px;border-bottom:2px solid ${ACCENT}` },
  )
}

function restated({ head: title, lines }: MailList): Part {
  const bar = `border-left:4px solid ${ACCENT};padding:12px 20px`
  return row(
    html`<h2 style="margin:0 0 4px;${FONT};font-size:16px;line-height:24px;color:${ACCENT}">${title}</h2>
${lines.map((line) => html`<p style="margin:0 0 4px;${TEXT}">${line}</p>`)}`,
    { bgcolor: STRIPE, style: bar },
  )
}

function head(text: string): Part {
  return row(html`<h2 style="margin:0;${FONT};font-size:16px;line-height:24px;color:${ACCENT}">${text}</h2>`, {
    style: 'padding:20px 24px 6px',
  })
}

function paragraphs(lines: readonly string[]): Part {
  return row(html`${lines.map((line) => html`<p style="margin:6px 0;${TEXT}">${line}</p>`)}`, {
    style: 'padding:8px 24px',
  })
}

async function figures(
  lang: MailContent['lang'],
  list: readonly MailFigure[],
  columns: MailContent['columns'],
): Promise<Part> {
  // Chinese breaks anywhere, and a number from its unit; English breaks between words.
  const whole = lang === 'zh' ? ';white-space:nowrap' : ''
  const headCell = (text: string, align: string) =>
    html`<th scope="col" align="${align}" bgcolor="${STRIPE}" style="${CELL};${SMALL};background-color:${STRIPE};font-weight:bold;text-align:${align}">${text}</th>`
  const rows = list.map(
    ({
      name,
      note,
      value,
      change,
      more,
    }) => html`<tr><th scope="row" align="left" style="${CELL};${TEXT};font-weight:normal;text-align:left">${name}${small(note)}</th>
<td align="right" style="${CELL};${TEXT};text-align:right${whole}"><strong>${value}</strong></td>
<td align="right" style="${CELL};${TEXT};text-align:right${whole}">${change}${small(more)}</td></tr>
`,
  )
  return row(html`<table width="100%" cellpadding="0" cellspacing="0" border="0" style="border-collapse:collapse">
<tr>${headCell(columns.figure, 'left')}${headCell(columns.value, 'right')}${headCell(columns.change, 'right')}</tr>
${rows}</table>`)
}

function small(text: string): Part | string {
  return text === '' ? '' : html`<br><span style="${SMALL}">${text}</span>`
}

function foot({ files, link, manifest, contact, unsubscribe }: MailContent): Part {
  const url = (address: string) =>
    html`<a href="${address}" style="color:${ACCENT};word-break:break-all">${address}</a>`
  return row(
    html`<p style="margin:6px 0 16px;${TEXT}">${files}<br>${url(link)}</p>
<p style="margin:0;${SMALL};word-break:break-all">${manifest}<br>${contact}<br>${unsubscribe.text}<br>${url(unsubscribe.link)}</p>`,
    { style: 'padding:12px 24px 24px' },
  )
}
