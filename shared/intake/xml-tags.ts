import { XmlFault } from './xml.ts'

/** A tag and where it stands: `from` at its `<`, `to` behind its `>`. */
export interface XmlTag {
  readonly kind: 'open' | 'close' | 'empty'
  /** With its prefix as written, and without. */
  readonly fullName: string
  readonly name: string
  readonly attributes: string
  readonly from: number
  readonly to: number
}

/**
 * The tags of a part that `scanXml` has read, with their places, so that a change leaves every other character as it is. Comments,
 * CDATA and processing instructions are stepped over.
 */
export function* xmlTags(xml: string): Generator<XmlTag> {
  for (let at = xml.indexOf('<'); at !== -1; ) {
    const skip = SKIPPED.find(([start]) => xml.startsWith(start, at))
    if (skip) {
      const end = xml.indexOf(skip[1], at + skip[0].length)
      if (end === -1) throw new XmlFault('damage.mark', { mark: skip[1] })
      at = xml.indexOf('<', end + skip[1].length)
      continue
    }
    TAG.lastIndex = at
    const match = TAG.exec(xml)
    if (!match) throw new XmlFault('damage.tag')
    const [all, slash, fullName = '', attributes = '', selfClosing] = match
    const to = at + all.length
    const name = fullName.slice(fullName.indexOf(':') + 1)
    yield { kind: slash ? 'close' : selfClosing ? 'empty' : 'open', fullName, name, attributes, from: at, to }
    at = xml.indexOf('<', to)
  }
}

/** A copy of an open or empty tag with one attribute set to a value that needs no escaping, or removed. */
export function withAttribute(tag: string, name: string, value: string | null): string {
  const written = value === null ? '' : ` ${name}="${value}"`
  const present = new RegExp(`\\s${name}\\s*=\\s*(?:"[^"]*"|'[^']*')`)
  if (present.test(tag)) return tag.replace(present, () => written)
  return tag.replace(/^<[^\s/>]+/, (start) => `${start}${written}`)
}

export interface Splice {
  readonly from: number
  readonly to: number
  readonly text: string
}

/** Replaces ranges that do not overlap. */
export function spliced(xml: string, splices: readonly Splice[]): string {
  const parts: string[] = []
  let at = 0
  for (const { from, to, text } of [...splices].sort((a, b) => a.from - b.from)) {
    parts.push(xml.slice(at, from), text)
    at = to
  }
  return [...parts, xml.slice(at)].join('')
}

const SKIPPED = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
] as const

/** Attribute values may hold `>`; no name holds a quotation mark. */
const TAG = /<(\/)?([^\s/>"'<=]+)((?:[^"'>/]|"[^"]*"|'[^']*'|\/(?!>))*)(\/)?>/y
