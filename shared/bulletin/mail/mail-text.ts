import { type Lang, say } from '../../messages/catalogue.ts'
import type { MailContent, MailFigure, MailTable } from './mail-content.ts'

const INDENT = '    '

/** The letter for readers of plain text: one fact a line, figures under their names, nothing that has to be aligned by a font. */
export function mailText(content: MailContent): string {
  const { lang, own } = content
  const figure = (row: MailFigure) => figureLines(lang, row)
  const table = ({ head, rows }: MailTable) => section(head, rows.flatMap(figure))
  const blocks = [
    content.notices.map((notice) => `※ ${notice}`),
    [content.title, content.issue],
    section(content.restated.head, content.restated.lines),
    [content.greeting],
    own ? section(own.head, [...own.figures.flatMap(figure), ...own.coverage]) : [],
    table(content.figures),
    [...table(content.targets), ...(content.targetsLeft === '' ? [] : [content.targetsLeft])],
    section(content.coverage.head, content.coverage.lines),
    [content.files, content.link],
    [content.manifest],
    [content.contact],
    [content.unsubscribe.text, content.unsubscribe.link],
  ]
  const shown = blocks.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'))
  return `${shown.join('\n\n')}\n`
}

function section(head: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`■ ${head}`, ...lines]
}

function figureLines(lang: Lang, { name, note, value, change, more }: MailFigure): string[] {
  const facts = [change, more, note].filter((fact) => fact !== '')
  return [
    `· ${name}`,
    `${INDENT}${[value, facts.join(say(lang, 'officialFactSeparator'))].filter((part) => part !== '').join('  ')}`,
  ]
}
