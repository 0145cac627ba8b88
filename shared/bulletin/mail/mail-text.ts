import type { MailContent, MailFigure } from './mail-content.ts'

/** Between the languages; short enough for the narrowest reader. */
const RULE = '─'.repeat(32)
const INDENT = '    '

/** The mail for readers of plain text: one fact a line, figures under their names, nothing that has to be aligned by a font. */
export function mailText(contents: readonly MailContent[]): string {
  return `${contents.map(letter).join(`\n\n${RULE}\n\n`)}\n`
}

function letter(content: MailContent): string {
  const blocks = [
    content.notices.map((notice) => `※ ${notice}`),
    [content.title, content.issue],
    [content.greeting],
    section(content.figuresHead, content.figures.flatMap(figure)),
    section(content.targetsHead, [...content.targets.flatMap(figure), ...present(content.targetsLeft)]),
    section(content.coverageHead, content.coverage),
    [content.attached, content.link],
    [content.manifest],
    [content.contact],
  ]
  return blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')
}

function section(head: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`■ ${head}`, ...lines]
}

function figure({ name, value, note }: MailFigure): string[] {
  return [`· ${name}`, `${INDENT}${value}  ${note}`]
}

function present(line: string): string[] {
  return line === '' ? [] : [line]
}
