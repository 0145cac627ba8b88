import type { Finding } from '../submission.ts'
import { finding } from './finding.ts'
import { INTAKE_LIMITS } from './limits.ts'
import { inflateEntry, readZipDirectory, type ZipEntry, type ZipFault } from './zip.ts'

/** What a file is by its first bytes. */
export type Container =
  | { readonly kind: 'xlsx'; readonly entries: ReadonlyMap<string, ZipEntry> }
  | { readonly kind: 'text' }
  | { readonly kind: 'json' }
  | { readonly kind: 'refused'; readonly finding: Finding }

/**
 * Says what a file is: content decides, never the name; but a name that promises something else is refused, because then one
 * of the two is a mistake. Nothing is inflated here but the small parts that name a format.
 */
export function openContainer(bytes: Uint8Array, fileName: string): Container {
  if (bytes.length > INTAKE_LIMITS.uploadBytes)
    return refused(finding('E102', { size: bytes.length, limit: INTAKE_LIMITS.uploadBytes }))
  if (bytes.length === 0) return refused(finding('E101'))
  const extension = extensionOf(fileName)
  if (startsWith(bytes, [0x50, 0x4b])) return openZip(bytes, extension)
  if (startsWith(bytes, CFB_MAGIC)) return refused(finding(cfbCode(bytes, extension)))
  const foreign = FOREIGN.find(({ magic }) => startsWith(bytes, magic))
  if (foreign) return refused(finding('E109', { kind: foreign.kind }))
  return openText(bytes, extension)
}

const CFB_MAGIC = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]

const FOREIGN: readonly { kind: string; magic: readonly number[] }[] = [
  { kind: 'PDF', magic: [0x25, 0x50, 0x44, 0x46] },
  { kind: 'PNG', magic: [0x89, 0x50, 0x4e, 0x47] },
  { kind: 'JPEG', magic: [0xff, 0xd8, 0xff] },
  { kind: 'GIF', magic: [0x47, 0x49, 0x46, 0x38] },
  { kind: 'BMP', magic: [0x42, 0x4d, 0x00] },
  { kind: 'TIFF', magic: [0x49, 0x49, 0x2a, 0x00] },
  { kind: 'RAR', magic: [0x52, 0x61, 0x72, 0x21] },
  { kind: '7-Zip', magic: [0x37, 0x7a, 0xbc, 0xaf] },
  { kind: 'GZIP', magic: [0x1f, 0x8b] },
  { kind: 'EXE', magic: [0x4d, 0x5a, 0x90] },
  { kind: 'RTF', magic: [0x7b, 0x5c, 0x72, 0x74, 0x66] },
]

const WORKBOOK_EXTENSIONS = new Set(['xlsx', 'xlsm', 'xls', 'xlsb', 'et', 'ods'])
const TEXT_EXTENSIONS = new Set(['csv', 'txt', 'tsv', 'tab'])

function openZip(bytes: Uint8Array, extension: string): Container {
  const directory = readZipDirectory(bytes)
  if ('fault' in directory) return refused(zipFinding(directory.fault))
  const { entries } = directory
  const names = [...entries.keys()]
  const foreign = foreignZip(bytes, entries)
  if (foreign) return refused(foreign)
  if (TEXT_EXTENSIONS.has(extension) || extension === 'json')
    return refused(finding('E110', { extension: `.${extension}`, kind: 'XLSX' }))
  const macro = names.find((name) => /vbaProject|macrosheets\/|activeX\/|embeddings\//i.test(name))
  if (macro) return refused(finding('E126', { detail: macro }))
  const link = names.find((name) => /externalLinks\/|\/connections\.xml$|queryTables\//i.test(name))
  if (link) return refused(finding('E127', { detail: link }))
  return { kind: 'xlsx', entries }
}

/** Zips that are no .xlsx, each with its own remedy. */
function foreignZip(bytes: Uint8Array, entries: ReadonlyMap<string, ZipEntry>): Finding | null {
  if (entries.has('xl/workbook.bin')) return finding('E105')
  const mimetype = entries.get('mimetype')
  if (mimetype && mimetype.bytes < 200) {
    const data = inflateEntry(bytes, mimetype)
    if (data instanceof Uint8Array && latin1(data).includes('opendocument.spreadsheet')) return finding('E106')
  }
  if (entries.has('[Content_Types].xml') && entries.has('_rels/.rels')) {
    if ([...entries.keys()].some((name) => name.startsWith('word/'))) return finding('E109', { kind: 'Word (.docx)' })
    return null
  }
  return finding('E109', { kind: 'ZIP' })
}

export function zipFinding(fault: ZipFault): Finding {
  const { detail, count = 0 } = fault
  switch (fault.kind) {
    case 'damaged':
      return finding('E120', { detail })
    case 'entries':
      return finding('E121', { count, limit: INTAKE_LIMITS.zipEntries })
    case 'total':
      return finding('E122', { size: count, limit: INTAKE_LIMITS.zipTotalBytes })
    case 'encrypted':
      return finding('E125', { detail })
    case 'contradiction':
      return finding('E123', { detail })
  }
}

function openText(bytes: Uint8Array, extension: string): Container {
  const head = textHead(bytes)
  if (head === '' && isBlank(bytes)) return refused(finding('E101'))
  const markup = /^<(!doctype html|html|head|table|meta|\?xml|script|svg)/i.exec(head)
  if (markup) return refused(finding('E108', { kind: markup[1]?.toLowerCase() === '?xml' ? 'XML' : 'HTML' }))
  const kind = /^[{[]/.test(head) ? 'json' : 'text'
  const shown = kind === 'json' ? 'JSON' : 'CSV'
  const mismatch =
    WORKBOOK_EXTENSIONS.has(extension) ||
    (kind === 'json' && TEXT_EXTENSIONS.has(extension)) ||
    (kind === 'text' && extension === 'json')
  return mismatch ? refused(finding('E110', { extension: `.${extension}`, kind: shown })) : { kind }
}

/** The first characters in ASCII reading, without byte order mark and white space; two-byte text is halved. */
function textHead(bytes: Uint8Array): string {
  return asciiReading(bytes.subarray(0, 4096)).trimStart().slice(0, 64)
}

function isBlank(bytes: Uint8Array): boolean {
  return asciiReading(bytes).trim() === ''
}

function asciiReading(bytes: Uint8Array): string {
  return latin1(bytes)
    .replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '')
    .replace(/\0/g, '')
}

/** A character a byte. */
function latin1(bytes: Uint8Array): string {
  const pieces: string[] = []
  for (let at = 0; at < bytes.length; at += LATIN1_PIECE)
    pieces.push(String.fromCharCode(...bytes.subarray(at, at + LATIN1_PIECE)))
  return pieces.join('')
}

/** As many as may be the arguments of one call everywhere. */
const LATIN1_PIECE = 4096

/**
 * Old .xls and password-protected .xlsx begin with the same bytes (a compound file, MS-CFB). Directory entries are 128 bytes
 * on 128-byte bounds: UTF-16 name in 64 bytes, then its length.
 */
function cfbCode(bytes: Uint8Array, extension: string): 'E103' | 'E104' | 'E107' {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const nameBytes = ENCRYPTED.length * 2
  for (let at = 512; at + 128 <= bytes.length; at += 128) {
    if (view.getUint16(at + 64, true) !== nameBytes) continue
    if ([...ENCRYPTED].every((char, index) => view.getUint16(at + index * 2, true) === char.charCodeAt(0)))
      return 'E104'
  }
  return extension === 'et' ? 'E107' : 'E103'
}

const ENCRYPTED = 'EncryptedPackage\0'

function extensionOf(fileName: string): string {
  return /\.([A-Za-z0-9]{1,5})$/.exec(fileName.trim())?.[1]?.toLowerCase() ?? ''
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte)
}

function refused(found: Finding): Container {
  return { kind: 'refused', finding: found }
}
