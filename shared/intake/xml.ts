import type { DamageCode } from '../messages/intake-damage.ts'
import type { Bilingual } from '../submission.ts'
import { damage } from './damage.ts'
import { INTAKE_LIMITS } from './limits.ts'

/**
 * A small tokenizer for the parts of a workbook. No entities but the five of XML and character references, no DOCTYPE, no
 * processing beyond what a sheet needs: what it does not know it hands on as a name.
 */
export interface XmlHandlers {
  /** `name` without the prefix of the outermost element, with any other; `attributes` is the raw text between name and `>`. */
  readonly open: (name: string, attributes: string, selfClosing: boolean) => void
  readonly close: (name: string) => void
  /** Raw text with entities; call `decodeXml` where it is needed. */
  readonly text: (raw: string) => void
  /** Takes a whole element at a tag and says what follows it, or -1. For what a part mostly consists of. */
  readonly whole?: (xml: string, tag: number) => number
}

export class XmlFault extends Error {
  override readonly name = 'XmlFault'
  readonly code: DamageCode
  readonly detail: Bilingual
  constructor(code: DamageCode, params: Readonly<Record<string, string | number>> = {}) {
    const detail = damage(code, params)
    super(detail.en)
    this.code = code
    this.detail = detail
  }
}

/** Throws `XmlFault` where the text is no well-formed XML. */
export function scanXml(xml: string, handlers: XmlHandlers): void {
  // Other readers refuse what is not nested, or nest it in their own way: a figure may then stand in another cell.
  const opened: Opened = { names: [], prefix: '' }
  let at = 0
  while (at < xml.length) {
    const tag = xml.charCodeAt(at) === LESS ? at : xml.indexOf('<', at)
    if (tag === -1) break
    if (tag > at) handlers.text(xml.slice(at, tag))
    const behind = handlers.whole && opened.prefix === '' ? handlers.whole(xml, tag) : -1
    if (behind !== -1) {
      at = behind
      continue
    }
    const next = xml.charCodeAt(tag + 1)
    if (next === 0x21 || next === 0x3f) at = skipDeclaration(xml, tag, handlers)
    else at = (next === SLASH ? closeTag(xml, tag, handlers, opened) : openTag(xml, tag, handlers, opened)) + 1
  }
  if (opened.names.length > 0) throw new XmlFault('damage.element', { name: opened.names.at(-1) ?? '' })
}

/**
 * The value of an attribute, decoded; undefined where it is absent. One of that very name comes before one with a prefix, and
 * what stands inside another's value is none. Cells are many: no regular expression.
 */
export function attribute(attributes: string, name: string): string | undefined {
  if (!attributes.includes(name)) return undefined
  let prefixed: string | undefined
  for (let at = behindSpace(attributes, 0); at < attributes.length; ) {
    const equals = attributes.indexOf('=', at)
    const open = behindSpace(attributes, equals + 1)
    const end = isQuote(attributes.charCodeAt(open)) ? attributes.indexOf(attributes.charAt(open), open + 1) : -1
    if (equals === -1 || end === -1) throw new XmlFault('damage.attribute')
    let nameEnd = equals
    while (attributes.charCodeAt(nameEnd - 1) <= 0x20) nameEnd -= 1
    const from = nameEnd - name.length
    if (from >= at && attributes.startsWith(name, from)) {
      if (from === at) return decodeXml(attributes.slice(open + 1, end))
      if (attributes.charCodeAt(from - 1) === COLON) prefixed ??= decodeXml(attributes.slice(open + 1, end))
    }
    at = behindSpace(attributes, end + 1)
  }
  return prefixed
}

function behindSpace(text: string, from: number): number {
  let at = from
  while (text.charCodeAt(at) <= 0x20) at += 1
  return at
}

const ENTITIES: ReadonlyMap<string, string> = new Map(
  Object.entries({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }),
)

export function decodeXml(raw: string): string {
  if (!raw.includes('&')) return raw
  return raw.replace(
    /&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|([A-Za-z]+));/g,
    (all, hex: string, decimal: string, name: string) => {
      if (name) return ENTITIES.get(name) ?? all
      const code = hex ? Number.parseInt(hex, 16) : Number.parseInt(decimal, 10)
      return code <= 0x10ffff ? String.fromCodePoint(code) : all
    },
  )
}

interface Opened {
  /** Elements that have not ended yet, from the outermost. */
  readonly names: string[]
  /** Of the outermost element, with its colon. */
  prefix: string
}

const [LESS, GREATER, SLASH, COLON] = [0x3c, 0x3e, 0x2f, 0x3a]

/** Hands on a tag and gives the place of its `>`. A sheet is mostly tags: each character is looked at once. */
function openTag(xml: string, tag: number, handlers: XmlHandlers, opened: Opened): number {
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
  const whole = xml.slice(tag + 1, nameEnd)
  if (opened.names.length === 0) opened.prefix = xml.slice(tag + 1, nameFrom)
  const name = nameFrom === tag + 1 ? whole : ownName(whole, opened)
  handlers.open(name, nameEnd < stop ? xml.slice(nameEnd, stop) : '', selfClosing)
  if (selfClosing) handlers.close(name)
  else if (opened.names.push(whole) > INTAKE_LIMITS.xmlDepth)
    throw new XmlFault('damage.levels', { limit: INTAKE_LIMITS.xmlDepth })
  return end
}

function closeTag(xml: string, tag: number, handlers: XmlHandlers, opened: Opened): number {
  let nameEnd = tag + 2
  while (isLetter(xml.charCodeAt(nameEnd))) nameEnd += 1
  const plain = xml.charCodeAt(nameEnd) === GREATER
  const end = plain ? nameEnd : tagEnd(xml, nameEnd)
  const whole = plain ? xml.slice(tag + 2, end) : xml.slice(tag + 2, end).trimEnd()
  if (opened.names.pop() !== whole) throw new XmlFault('damage.crossed', { name: whole })
  handlers.close(plain ? whole : ownName(whole, opened))
  return end
}

/** What has another prefix than the outermost element is of another language: `x14:c` is no cell. */
function ownName(whole: string, { prefix }: Opened): string {
  return prefix !== '' && whole.startsWith(prefix) ? whole.slice(prefix.length) : whole
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
  throw new XmlFault('damage.tag')
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
  throw new XmlFault('damage.doctype')
}

function behind(xml: string, mark: string, from: number): number {
  const end = xml.indexOf(mark, from)
  if (end === -1) throw new XmlFault('damage.mark', { mark })
  return end + mark.length
}
