/** What a short message to a zone is made of. */
export type LetterPart =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'link'; readonly text: string; readonly url: string }

export interface Letter {
  readonly subject: string
  readonly text: string
  readonly html: string
}

/** One message as plain text and as HTML with the same content. Everything is text: nothing in it becomes markup or a header. */
export function letter(lang: 'zh' | 'en', subject: string, parts: readonly LetterPart[]): Letter {
  const body = parts.map(htmlPart).join('\n')
  return {
    subject: subject.replace(/\p{Cc}+/gu, ' '),
    text: `${parts.map(textPart).join('\n\n')}\n`,
    html: `<!doctype html>\n<html lang="${lang === 'zh' ? 'zh-CN' : 'en'}"><meta charset="utf-8"><body style="${BODY_STYLE}">\n${body}\n</body></html>\n`,
  }
}

const BODY_STYLE = 'font:16px/1.6 sans-serif;max-width:40em;margin:1em auto;padding:0 1em'

function textPart(part: LetterPart): string {
  switch (part.kind) {
    case 'paragraph':
      return part.text
    case 'list':
      return part.items.map((item, index) => `${index + 1}. ${item}`).join('\n')
    case 'link':
      return `${part.text}\n${part.url}`
  }
}

function htmlPart(part: LetterPart): string {
  switch (part.kind) {
    case 'paragraph':
      return `<p>${escapeHtml(part.text)}</p>`
    case 'list':
      return `<ol>${part.items.map((item) => `<li>${escapeHtml(item)}</li>`).join('')}</ol>`
    case 'link':
      return `<p><a href="${escapeHtml(part.url)}">${escapeHtml(part.text)}</a><br>${escapeHtml(part.url)}</p>`
  }
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`)
}
