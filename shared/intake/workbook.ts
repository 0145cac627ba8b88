import { INTAKE_LIMITS } from './limits.ts'
import { attribute, decodeXml, scanXml, XmlFault } from './xml.ts'

/** One sheet as the workbook lists it. */
export interface SheetInfo {
  readonly name: string
  readonly hidden: boolean
  /** Name of its part in the container. */
  readonly part: string
}

export interface WorkbookInfo {
  /** Name of the workbook's own part. */
  readonly part: string
  readonly sheets: readonly SheetInfo[]
  /** Texts of names such as `FORM_VERSION`, as the workbook defines them. */
  readonly definedNames: ReadonlyMap<string, string>
  readonly sharedStrings: string | null
  readonly styles: string | null
}

/** `text` gives a part's content, null where there is none. Throws `XmlFault` for what is no workbook. */
export function readWorkbook(text: (part: string) => string | null): WorkbookInfo {
  const root = relationsOf(text, '')
  const workbook = root.find(({ type }) => type === 'officeDocument')?.target
  const xml = workbook === undefined ? null : text(workbook)
  if (workbook === undefined || xml === null) throw new XmlFault('damage.workbook')
  const relations = relationsOf(text, workbook)
  const partOf = (id: string) =>
    relations.find((relation) => relation.id === id && relation.type === 'worksheet')?.target
  const sheets: SheetInfo[] = []
  const definedNames = new Map<string, string>()
  let defining: string | null = null
  scanXml(xml, {
    open: (name, attributes) => {
      if (name === 'sheet') {
        const part = partOf(attribute(attributes, 'id') ?? '')
        const state = attribute(attributes, 'state') ?? 'visible'
        if (part) sheets.push({ name: attribute(attributes, 'name') ?? '', hidden: state !== 'visible', part })
      } else if (name === 'definedName') defining = attribute(attributes, 'name') ?? null
    },
    close: (name) => {
      if (name === 'definedName') defining = null
    },
    text: (raw) => {
      if (defining !== null) definedNames.set(defining, `${definedNames.get(defining) ?? ''}${decodeXml(raw)}`)
    },
  })
  if (sheets.length > INTAKE_LIMITS.sheets) throw new XmlFault('damage.sheets', { limit: INTAKE_LIMITS.sheets })
  const target = (type: string) => relations.find((relation) => relation.type === type)?.target ?? null
  return { part: workbook, sheets, definedNames, sharedStrings: target('sharedStrings'), styles: target('styles') }
}

/** Shared strings in order: all runs of rich text, without the phonetic guide (`rPh`). */
export function readSharedStrings(xml: string): string[] {
  const strings: string[] = []
  let current = ''
  let phonetic = false
  let inText = false
  let itemsOpen = 0
  const add = (text: string) => {
    if (strings.length === INTAKE_LIMITS.sharedStrings)
      throw new XmlFault('damage.strings', { limit: INTAKE_LIMITS.sharedStrings })
    strings.push(unescapeOoxml(text))
  }
  scanXml(xml, {
    open: (name) => {
      if (inText) throw new XmlFault('damage.within-text', { name })
      if (name === 'si') {
        current = ''
        itemsOpen += 1
      } else if (name === 'rPh') phonetic = true
      else if (name === 't') inText = !phonetic
    },
    close: (name) => {
      if (name === 't') inText = false
      else if (name === 'rPh') phonetic = false
      else if (name === 'si') {
        add(current)
        itemsOpen -= 1
      }
    },
    text: (raw) => {
      if (inText) current += decodeXml(raw)
    },
    whole: (xml, tag) => {
      const start =
        itemsOpen > 0 || inText || phonetic ? undefined : PLAIN_STRING.find((mark) => xml.startsWith(mark, tag))
      if (start === undefined) return -1
      const from = tag + start.length
      const end = xml.indexOf('<', from)
      if (!xml.startsWith(PLAIN_END, end)) return -1
      add(decodeXml(xml.slice(from, end)))
      return end + PLAIN_END.length
    },
  })
  return strings
}

/** How nearly every program writes nearly every string. */
const PLAIN_STRING = ['<si><t>', '<si><t xml:space="preserve">']
const PLAIN_END = '</t></si>'

export type NumberKind = 'number' | 'percent' | 'date'

/** How each cell style shows a number: plain, as a percentage or as a date (ECMA-376 18.8.30 lists the built-in formats). */
export function readNumberKinds(xml: string): NumberKind[] {
  const custom = new Map<string, NumberKind>()
  const kinds: NumberKind[] = []
  let inCellFormats = false
  scanXml(xml, {
    open: (name, attributes) => {
      if (name === 'cellXfs') inCellFormats = true
      else if (name === 'numFmt')
        custom.set(attribute(attributes, 'numFmtId') ?? '', kindOfFormat(attribute(attributes, 'formatCode') ?? ''))
      else if (name === 'xf' && inCellFormats) {
        const id = attribute(attributes, 'numFmtId') ?? '0'
        if (!/^\d{1,9}$/.test(id)) throw new XmlFault('damage.format')
        kinds.push(custom.get(id) ?? builtIn(Number(id)))
      }
    },
    close: (name) => {
      if (name === 'cellXfs') inCellFormats = false
    },
    text: () => undefined,
  })
  return kinds
}

/** `_x000D_` and the like stand for characters that XML cannot hold. */
export function unescapeOoxml(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

interface Relation {
  readonly id: string
  /** Last word of the type: transitional and strict workbooks differ in what stands before it. */
  readonly type: string
  readonly target: string
}

function relationsOf(text: (part: string) => string | null, part: string): Relation[] {
  const slash = part.lastIndexOf('/')
  const folder = slash === -1 ? '' : part.slice(0, slash + 1)
  const xml = text(`${folder}_rels/${part.slice(slash + 1)}.rels`)
  const relations: Relation[] = []
  if (xml === null) return relations
  scanXml(xml, {
    open: (name, attributes) => {
      if (name !== 'Relationship' || attribute(attributes, 'TargetMode') === 'External') return
      const type = attribute(attributes, 'Type') ?? ''
      const target = attribute(attributes, 'Target') ?? ''
      relations.push({
        id: attribute(attributes, 'Id') ?? '',
        type: type.slice(type.lastIndexOf('/') + 1),
        target: resolved(folder, target),
      })
    },
    close: () => undefined,
    text: () => undefined,
  })
  return relations
}

function resolved(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const parts: string[] = []
  for (const part of `${folder}${target}`.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.' && part !== '') parts.push(part)
  }
  return parts.join('/')
}

function builtIn(id: number): NumberKind {
  if (id === 9 || id === 10) return 'percent'
  const date = (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)
  return date ? 'date' : 'number'
}

function kindOfFormat(code: string): NumberKind {
  const plain = code.replace(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./g, '')
  if (plain.includes('%')) return 'percent'
  return /[ymdhs年月日]/i.test(plain.replace(/general/gi, '')) ? 'date' : 'number'
}
