/**
 * A small tokenizer for the parts of a workbook. No entities but the five of XML and character references, no DOCTYPE, no
 * processing beyond what a sheet needs: what it does not know it hands on as a name.
 */
export interface XmlHandlers {
  /** `name` without prefix; `attributes` is the raw text between name and `>`. */
  readonly open: (name: string, attributes: string, selfClosing: boolean) => void
  readonly close: (name: string) => void
  /** Raw text with entities; call `decodeXml` where it is needed. */
  readonly text: (raw: string) => void
}

export class XmlFault extends Error {
  override readonly name = 'XmlFault'
}

/** Throws `XmlFault` where the text is no well-formed XML. */
export function scanXml(xml: string, handlers: XmlHandlers): void {
  let at = 0
  while (at < xml.length) {
    const tag = xml.charCodeAt(at) === LESS ? at : xml.indexOf('<', at)
    if (tag === -1) break
    if (tag > at) handlers.text(xml.slice(at, tag))
    const next = xml.charCodeAt(tag + 1)
    if (next === 0x21 || next === 0x3f) at = skipDeclaration(xml, tag, handlers)
    else at = (next === SLASH ? closeTag(xml, tag, handlers) : openTag(xml, tag, handlers)) + 1
  }
}

/** The value of an attribute by its local name, decoded; undefined where it is absent. Cells are many: no regular expression. */
export function attribute(attributes: string, name: string): string | undefined {
  for (let from = attributes.indexOf(name); from !== -1; from = attributes.indexOf(name, from + 1)) {
    const before = attributes.charCodeAt(from - 1)
    if (!(before <= 0x20 || before === 0x3a)) continue
    let at = from + name.length
    while (attributes.charCodeAt(at) <= 0x20) at += 1
    if (attributes.charCodeAt(at) !== 0x3d) continue
    at += 1
    while (attributes.charCodeAt(at) <= 0x20) at += 1
    const end = attributes.indexOf(attributes.charAt(at), at + 1)
    if (end !== -1) return decodeXml(attributes.slice(at + 1, end))
  }
  return undefined
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

export function decodeXml(raw: string): string {
  if (!raw.includes('&')) return raw
  return raw.replace(
    /&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|([A-Za-z]+));/g,
    (all, hex: string, decimal: string, name: string) => {
      if (name) return ENTITIES[name] ?? all
      const code = hex ? Number.parseInt(hex, 16) : Number.parseInt(decimal, 10)
      return code <= 0x10ffff ? String.fromCodePoint(code) : all
    },
  )
}

const [LESS, GREATER, SLASH, COLON] = [0x3c, 0x3e, 0x2f, 0x3a]

/** Hands on a tag and gives the place of its `>`. A sheet is mostly tags: each character is looked at once. */
function openTag(xml: string, tag: number, handlers: XmlHandlers): number {
  let nameEnd = tag + 1
  let nameFrom = nameEnd
  for (; nameEnd < xml.length; nameEnd += 1) {
    const code = xml.charCodeAt(nameEnd)
    if (code <= 0x20 || code === GREATER || isQuote(code)) break
    if (code === COLON && nameFrom === tag + 1) nameFrom = nameEnd + 1
  }
  const end = tagEnd(xml, nameEnd)
  const selfClosing = xml.charCodeAt(end - 1) === SLASH
  const stop = selfClosing ? end - 1 : end
  if (nameEnd > stop) nameEnd = stop
  // No name holds a quotation mark: it is handed on whole, so that nobody takes it for the name before the mark.
  else while (nameEnd < stop && xml.charCodeAt(nameEnd) > 0x20) nameEnd += 1
  const name = xml.slice(nameFrom, nameEnd)
  handlers.open(name, nameEnd < stop ? xml.slice(nameEnd, stop) : '', selfClosing)
  if (selfClosing) handlers.close(name)
  return end
}

function closeTag(xml: string, tag: number, handlers: XmlHandlers): number {
  let nameEnd = tag + 2
  while (isLetter(xml.charCodeAt(nameEnd))) nameEnd += 1
  const plain = xml.charCodeAt(nameEnd) === GREATER
  const end = plain ? nameEnd : tagEnd(xml, nameEnd)
  const name = xml.slice(tag + 2, end)
  handlers.close(plain ? name : localName(name.trimEnd()))
  return end
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

function isLetter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a)
}

/** The `>` that ends a tag; one inside a quoted attribute value does not. One pass, however many there are. */
function tagEnd(xml: string, from: number): number {
  let quote = 0
  for (let at = from; at < xml.length; at += 1) {
    const code = xml.charCodeAt(at)
    if (quote !== 0) {
      if (code === quote) quote = 0
    } else if (code === GREATER) return at
    else if (isQuote(code)) quote = code
  }
  throw new XmlFault('a tag does not end')
}

function isQuote(code: number): boolean {
  return code === 0x22 || code === 0x27
}

function skipDeclaration(xml: string, tag: number, handlers: XmlHandlers): number {
  if (xml.startsWith('<!--', tag)) return behind(xml, '-->', tag + 4)
  if (xml.startsWith('<![CDATA[', tag)) {
    const end = behind(xml, ']]>', tag + 9)
    handlers.text(xml.slice(tag + 9, end - 3).replaceAll('&', '&amp;'))
    return end
  }
  if (xml.startsWith('<?', tag)) return behind(xml, '?>', tag + 2)
  throw new XmlFault('DOCTYPE')
}

function behind(xml: string, mark: string, from: number): number {
  const end = xml.indexOf(mark, from)
  if (end === -1) throw new XmlFault(`${mark} is missing`)
  return end + mark.length
}
