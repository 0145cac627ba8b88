import { constants, deflateRawSync } from 'node:zlib'
import { form } from '../fixtures/intake/form.ts'
import { type Lie, partsOf, zipOf } from '../fixtures/zip-parts.ts'

/** A file made to cost more than it weighs, and what may be spent on it. */
export interface Hostile {
  readonly name: string
  readonly file: () => Uint8Array | Promise<Uint8Array>
  readonly verdict: 'rejected' | 'quarantined'
  readonly code: string
  /** Bytes that may be inflated before the answer; 0 where the directory alone tells. */
  readonly inflatedBytesAtMost: number
}

const MB = 1024 * 1024
const SHEET = 'xl/worksheets/sheet1.xml'
const STRINGS = 'xl/sharedStrings.xml'
/** Types, relations, workbook and styles of a form. */
const SMALL_PARTS_BYTES = 64 * 1024

export const hostiles: readonly Hostile[] = [
  { name: '400 MB of blanks in 421 kB', file: () => blanks(SHEET, 400), ...untouched('E122') },
  { name: '330 MB of shared strings', file: () => blanks(STRINGS, 330), ...untouched('E122') },
  { name: '60,000 parts', file: () => manyParts(60_000), ...untouched('E121') },
  { name: 'parts that overlap', file: () => overlapping(), ...untouched('E123') },
  { name: 'a declared 4 GB', file: () => withPart(SHEET, ' ', { bytes: 0xffff_fffe }), ...untouched('E122') },
  {
    name: '200 MB that say they are 100 bytes',
    file: () => blanks(SHEET, 200, 100),
    ...{ verdict: 'quarantined', code: 'E123', inflatedBytesAtMost: SMALL_PARTS_BYTES + 100 },
  },
  {
    name: '30 MB of cells without content',
    file: () => inSheet('<c/>', 30 * MB, '<row>', '</row>'),
    ...{ verdict: 'rejected', code: 'E120', inflatedBytesAtMost: 31 * MB },
  },
  {
    name: '30 MB of tags that never close',
    file: () => inSheet('<a>', 30 * MB),
    ...{ verdict: 'rejected', code: 'E120', inflatedBytesAtMost: 31 * MB },
  },
  {
    name: 'a million merges',
    file: () => inSheet('<mergeCell ref="A1:XFD1048576"/>', 30 * MB),
    ...{ verdict: 'rejected', code: 'E120', inflatedBytesAtMost: 31 * MB },
  },
  {
    name: 'a million strings',
    file: () => manyStrings(20 * MB),
    ...{ verdict: 'rejected', code: 'E120', inflatedBytesAtMost: 21 * MB },
  },
  {
    name: 'entities that multiply',
    file: () => multiplying(),
    ...{ verdict: 'quarantined', code: 'E128', inflatedBytesAtMost: SMALL_PARTS_BYTES + MB },
  },
]

function untouched(code: string): Pick<Hostile, 'verdict' | 'code' | 'inflatedBytesAtMost'> {
  return { verdict: 'quarantined', code, inflatedBytesAtMost: 0 }
}

/** A workbook with so many megabytes of blanks as one part, made without ever holding them: deflated megabytes laid end to end. */
function blanks(name: string, megabytes: number, declared = megabytes * MB): Promise<Uint8Array> {
  const chunk = deflateRawSync(Buffer.alloc(MB, ' '), { finishFlush: constants.Z_FULL_FLUSH })
  const packed = Buffer.concat([...Array.from({ length: megabytes }, () => chunk), deflateRawSync(Buffer.alloc(0))])
  return withPart(name, '', { packed, bytes: declared })
}

/** A form with one part in place of its own. */
async function withPart(name: string, data: string, lie: Lie = {}): Promise<Uint8Array> {
  const others = [...partsOf(await form('xlsx'))].filter(([other]) => other !== name)
  return zipOf([...others.map(([other, bytes]) => ({ name: other, data: bytes })), { name, data, lie }])
}

function inSheet(piece: string, bytes: number, before = '', after = ''): Promise<Uint8Array> {
  const open = `<worksheet><sheetData>${before}`
  return withPart(SHEET, `${open}${piece.repeat(bytes / piece.length)}${after}</sheetData></worksheet>`)
}

/** A form whose strings stand in a table of their own, as spreadsheet programs save it. */
async function manyStrings(bytes: number): Promise<Uint8Array> {
  const piece = '<si><t>a</t></si>'
  const relation = '<Relationship Id="rId98" Type="http://x/sharedStrings" Target="sharedStrings.xml"/>'
  const relations = 'xl/_rels/workbook.xml.rels'
  const parts = [...partsOf(await form('xlsx'))].map(([name, data]) => {
    const text = Buffer.from(data).toString('utf8')
    return { name, data: name === relations ? text.replace('</Relationships>', `${relation}</Relationships>`) : text }
  })
  const strings = { name: STRINGS, data: `<sst>${piece.repeat(bytes / piece.length)}</sst>` }
  return zipOf([...parts.filter(({ name }) => name !== STRINGS), strings])
}

function manyParts(count: number): Uint8Array {
  return zipOf(Array.from({ length: count }, (_, index) => ({ name: index.toString(36), data: '' })))
}

/** Two parts that are one and the same bytes: what makes a small bomb large. */
function overlapping(): Uint8Array {
  return zipOf([
    { name: '[Content_Types].xml', data: ' '.repeat(MB) },
    { name: '[Content_Types].xml'.replace('C', 'D'), data: 'x', lie: { headerAt: 0 } },
  ])
}

/** Entities within entities within entities: a billion of words from a kilobyte. */
function multiplying(): Promise<Uint8Array> {
  const entities = Array.from({ length: 10 }, (_, n) => `<!ENTITY e${n + 1} "${`&e${n};`.repeat(10)}">`).join('')
  const doctype = `<!DOCTYPE worksheet [<!ENTITY e0 "x">${entities}]>`
  return withPart(SHEET, `${doctype}<worksheet><sheetData><row><c><v>&e10;</v></c></row></sheetData></worksheet>`)
}
