import type { Severity } from '../submission.ts'
import { attribute } from './xml.ts'
import { type Splice, spliced, withAttribute, xmlTags } from './xml-tags.ts'

/** The cell formats of a workbook, with those added that marked cells and the column of findings need. */
export interface MarkStyles {
  /** Index of a format like the given one on the background of a severity; null where the workbook has no formats to add to. */
  mark(index: number, severity: Severity): number | null
  /** Index of the format that a cell had before an earlier copy marked it; null where none did. */
  unmarked(index: number): number | null
  /** Index of the format of our own cells: wrapped, from the top. */
  note(): number | null
  xml(): string
}

/** Light enough to read black on; the column says in words what the colour says. */
const COLOURS: Readonly<Record<Severity, string>> = { validity: 'FFFFC7CE', quality: 'FFFFEB9C', note: 'FFDDEBF7' }
const SEVERITIES = ['validity', 'quality', 'note'] as const satisfies readonly Severity[]

export function markStyles(xml: string): MarkStyles {
  const found = formatsOf(xml)
  const added: string[] = []
  const known = new Map<string, number>()
  const add = (key: string, format: () => string): number | null => {
    if (!found) return null
    const index = known.get(key) ?? found.formats.length + added.push(format()) - 1
    known.set(key, index)
    return index
  }
  const unmarked = (index: number) => (found ? formatBefore(found, index) : null)
  return {
    unmarked,
    mark(marked, severity) {
      const index = unmarked(marked) ?? marked
      const format = found?.formats[index]
      if (format === undefined) return null
      const fill = String((found?.fills.length ?? 0) + SEVERITIES.indexOf(severity))
      return add(`${index} ${severity}`, () => {
        const open = /^<(?:[^"'>]|"[^"]*"|'[^']*')*>/.exec(format)?.[0] ?? ''
        const filled = withAttribute(withAttribute(open, 'fillId', fill), 'applyFill', '1')
        return `${filled}${format.slice(open.length)}`
      })
    },
    note() {
      const prefix = found?.prefix ?? ''
      const format = 'numFmtId="0" fontId="0" fillId="0" borderId="0" applyAlignment="1"'
      const alignment = `<${prefix}alignment vertical="top" wrapText="1"/>`
      return add('note', () => `<${prefix}xf ${format}>${alignment}</${prefix}xf>`)
    },
    xml: () => (found && added.length > 0 ? withFormats(xml, found, added) : xml),
  }
}

interface Formats {
  readonly prefix: string
  /** Each `xf` of `cellXfs` as it is written. */
  readonly formats: readonly string[]
  readonly fills: readonly string[]
  readonly fillsOpen: Splice
  readonly fillsEnd: number
  readonly formatsOpen: Splice
  readonly formatsEnd: number
}

/** Null for a part that is not as spreadsheet programs write it: then nothing is marked by colour. */
function formatsOf(xml: string): Formats | null {
  const path: string[] = []
  const formats: string[] = []
  const opens = new Map<string, Splice>()
  const ends = new Map<string, number>()
  const fills: string[] = []
  let [prefix, from] = ['', 0]
  for (const { kind, name, fullName, from: start, to } of xmlTags(xml)) {
    const parent = path.at(-1) ?? ''
    const ended = kind !== 'open'
    if (kind === 'close') path.pop()
    const owner = kind === 'close' ? (path.at(-1) ?? '') : parent
    const list = name === 'fill' && owner === 'fills' ? fills : name === 'xf' && owner === 'cellXfs' ? formats : null
    if (list && kind !== 'close') from = start
    if (list && ended) list.push(xml.slice(from, to))
    if (kind === 'open') {
      path.push(name)
      if (!opens.has(name)) opens.set(name, { from: start, to, text: xml.slice(start, to) })
      if (name === 'cellXfs') prefix = fullName.slice(0, -name.length)
    } else if (kind === 'close' && !ends.has(name)) ends.set(name, start)
  }
  const [fillsOpen, formatsOpen] = [opens.get('fills'), opens.get('cellXfs')]
  const [fillsEnd, formatsEnd] = [ends.get('fills'), ends.get('cellXfs')]
  if (!fillsOpen || !formatsOpen || fillsEnd === undefined || formatsEnd === undefined) return null
  return { prefix, formats, fills, fillsOpen, fillsEnd, formatsOpen, formatsEnd }
}

/** A marked format is another one with our colour behind it: the first that is the same but for that. */
function formatBefore({ formats, fills }: Formats, index: number): number | null {
  const ours = new Set(
    fills.flatMap((fill, at) => (Object.values(COLOURS).some((rgb) => fill.includes(rgb)) ? [at] : [])),
  )
  const isOurs = (format: string) => ours.has(Number(attribute(format, 'fillId')))
  const marked = formats[index]
  if (marked === undefined || ours.size === 0 || !isOurs(marked)) return null
  const before = formats.findIndex((format) => !isOurs(format) && withoutFill(format) === withoutFill(marked))
  return before === -1 ? null : before
}

function withoutFill(format: string): string {
  return withAttribute(withAttribute(format, 'fillId', null), 'applyFill', null)
}

function withFormats(xml: string, found: Formats, added: readonly string[]): string {
  const { prefix, fillsOpen, fillsEnd, formatsOpen, formatsEnd } = found
  const fill = (severity: Severity) =>
    `<${prefix}fill><${prefix}patternFill patternType="solid"><${prefix}fgColor rgb="${COLOURS[severity]}"/></${prefix}patternFill></${prefix}fill>`
  const counted = (open: Splice, count: number) => ({ ...open, text: withAttribute(open.text, 'count', String(count)) })
  return spliced(xml, [
    counted(fillsOpen, found.fills.length + SEVERITIES.length),
    { from: fillsEnd, to: fillsEnd, text: SEVERITIES.map(fill).join('') },
    counted(formatsOpen, found.formats.length + added.length),
    { from: formatsEnd, to: formatsEnd, text: added.join('') },
  ])
}
