import { crc32Of, inflateRaw } from '../flate.ts'
import type { DamageCode } from '../messages/intake-damage.ts'
import type { Bilingual } from '../submission.ts'
import { damage } from './damage.ts'
import { INTAKE_LIMITS } from './limits.ts'

/** One part of a zip, as its central directory declares it. */
export interface ZipEntry {
  readonly name: string
  readonly method: number
  readonly flags: number
  readonly crc: number
  readonly packedBytes: number
  readonly bytes: number
  /** Where the packed bytes begin: behind the local header. */
  readonly dataAt: number
  readonly headerAt: number
}

/** Why a container is not opened. `damaged` is an accident, the others are what no spreadsheet program writes. */
export interface ZipFault {
  readonly kind: 'damaged' | 'entries' | 'total' | 'contradiction' | 'encrypted'
  readonly detail: Bilingual
  readonly count?: number
}

export type ZipDirectory = { readonly entries: ReadonlyMap<string, ZipEntry> } | { readonly fault: ZipFault }

const END = 0x06054b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50
const END_BYTES = 22
const CENTRAL_BYTES = 46
const LOCAL_BYTES = 30
const MAX_COMMENT_BYTES = 0xffff

/**
 * Judges a zip by its central directory before a single byte is inflated: number of parts, declared sizes, names, overlaps,
 * agreement with the local headers. Layout: APPNOTE.TXT 6.3.10, sections 4.3.7, 4.3.12, 4.3.16.
 */
export function readZipDirectory(bytes: Uint8Array): ZipDirectory {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(view)
  if (end === -1) return fault('damaged', damage('damage.zip-end'))
  const count = view.getUint16(end + 10, true)
  const start = view.getUint32(end + 16, true)
  if (count > INTAKE_LIMITS.zipEntries) return { fault: { kind: 'entries', detail: NOTHING, count } }
  if (view.getUint16(end + 8, true) !== count || start + view.getUint32(end + 12, true) !== end)
    return fault('contradiction', damage('damage.zip-place'))
  const entries = new Map<string, ZipEntry>()
  let at = start
  for (let index = 0; index < count; index += 1) {
    const entry = readCentral(view, bytes, at, end)
    if ('kind' in entry) return { fault: entry }
    if (entries.has(entry.name)) return fault('contradiction', damage('damage.zip-twice', { part: entry.name }))
    entries.set(entry.name, entry)
    at += CENTRAL_BYTES + variableBytes(view, at)
  }
  if (at !== end) return fault('contradiction', damage('damage.zip-spare'))
  return judged(entries, start)
}

/** The bytes of a part, inflated to at most its declared size and compared with its checksum; a text tells what is wrong. */
export function inflateEntry(bytes: Uint8Array, entry: ZipEntry): Uint8Array | { readonly fault: ZipFault } {
  const packed = bytes.subarray(entry.dataAt, entry.dataAt + entry.packedBytes)
  const part = entry.name
  const data = entry.method === 0 ? packed : inflateRaw(packed, entry.bytes)
  if (data === 'larger') return fault('contradiction', damage('damage.zip-larger', { part }))
  if (data === 'damaged') return fault('damaged', damage('damage.zip-inflate', { part }))
  if (data.length !== entry.bytes)
    return fault('contradiction', damage('damage.zip-length', { part, seen: data.length, expected: entry.bytes }))
  if (crc32Of(data) !== entry.crc) return fault('damaged', damage('damage.zip-checksum', { part }))
  return data
}

function judged(entries: ReadonlyMap<string, ZipEntry>, directoryAt: number): ZipDirectory {
  const inOrder = [...entries.values()].sort((a, b) => a.headerAt - b.headerAt)
  let total = 0
  for (const [index, entry] of inOrder.entries()) {
    total += entry.bytes
    if (entry.dataAt + entry.packedBytes > (inOrder[index + 1]?.headerAt ?? directoryAt))
      return fault('contradiction', damage('damage.zip-overlap', { part: entry.name }))
    if (entry.bytes > INTAKE_LIMITS.zipPartBytes) total = Math.max(total, INTAKE_LIMITS.zipTotalBytes + entry.bytes)
  }
  if (total > INTAKE_LIMITS.zipTotalBytes) return { fault: { kind: 'total', detail: NOTHING, count: total } }
  const first = inOrder[0]
  if (first && first.headerAt !== 0) return fault('contradiction', damage('damage.zip-before'))
  return { entries }
}

function readCentral(view: DataView, bytes: Uint8Array, at: number, end: number): ZipEntry | ZipFault {
  if (at + CENTRAL_BYTES > end || view.getUint32(at, true) !== CENTRAL) return contradiction('damage.zip-broken')
  const nameBytes = view.getUint16(at + 28, true)
  if (at + CENTRAL_BYTES + variableBytes(view, at) > end) return contradiction('damage.zip-broken')
  const name = partName(bytes.subarray(at + CENTRAL_BYTES, at + CENTRAL_BYTES + nameBytes))
  if (name === null) return contradiction('damage.zip-name')
  const entry = {
    name,
    flags: view.getUint16(at + 8, true),
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    packedBytes: view.getUint32(at + 20, true),
    bytes: view.getUint32(at + 24, true),
    headerAt: view.getUint32(at + 42, true),
  }
  if (entry.flags & 1) return { kind: 'encrypted', detail: { zh: name, en: name } }
  if (entry.method !== 0 && entry.method !== 8)
    return contradiction('damage.zip-method', { part: name, method: entry.method })
  if (entry.method === 0 && entry.bytes !== entry.packedBytes) return contradiction('damage.zip-sizes', { part: name })
  return withLocal(view, bytes, entry)
}

/** The local header has to say the same as the directory; sizes may be zero there where a data descriptor follows (flag bit 3). */
function withLocal(view: DataView, bytes: Uint8Array, entry: Omit<ZipEntry, 'dataAt'>): ZipEntry | ZipFault {
  const { name, headerAt } = entry
  if (headerAt + LOCAL_BYTES > view.byteLength || view.getUint32(headerAt, true) !== LOCAL)
    return contradiction('damage.zip-local', { part: name })
  const nameBytes = view.getUint16(headerAt + 26, true)
  const nameAt = headerAt + LOCAL_BYTES
  const deferred = (entry.flags & 8) !== 0
  const sizes = [view.getUint32(headerAt + 18, true), view.getUint32(headerAt + 22, true)]
  const sizesAgree = sizes[0] === entry.packedBytes && sizes[1] === entry.bytes
  if (partName(bytes.subarray(nameAt, nameAt + nameBytes)) !== name)
    return contradiction('damage.zip-names', { part: name })
  if (view.getUint16(headerAt + 8, true) !== entry.method || view.getUint16(headerAt + 6, true) & 1)
    return contradiction('damage.zip-methods', { part: name })
  if (!sizesAgree && !(deferred && sizes[0] === 0 && sizes[1] === 0))
    return contradiction('damage.zip-sizes', { part: name })
  return { ...entry, dataAt: nameAt + nameBytes + view.getUint16(headerAt + 28, true) }
}

/** Broken bytes become U+FFFD, which makes a name unsafe. */
const UTF8 = new TextDecoder('utf-8', { ignoreBOM: true })

function partName(bytes: Uint8Array): string | null {
  if (bytes.length === 0 || bytes.length > INTAKE_LIMITS.zipNameBytes) return null
  const name = UTF8.decode(bytes)
  const unsafe = /[\p{Cc}\\\uFFFD]|^\/|^[A-Za-z]:|(?:^|\/)\.\.?(?:\/|$)/u.test(name)
  return unsafe ? null : name
}

function variableBytes(view: DataView, at: number): number {
  return view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
}

/** The last record whose comment ends exactly with the file. */
function findEnd(view: DataView): number {
  const last = view.byteLength - END_BYTES
  for (let at = last; at >= Math.max(0, last - MAX_COMMENT_BYTES); at -= 1) {
    if (view.getUint32(at, true) === END && at + END_BYTES + view.getUint16(at + 20, true) === view.byteLength)
      return at
  }
  return -1
}

const NOTHING: Bilingual = { zh: '', en: '' }

function fault(kind: ZipFault['kind'], detail: Bilingual): { fault: ZipFault } {
  return { fault: { kind, detail } }
}

function contradiction(code: DamageCode, params: { readonly part?: string; readonly method?: number } = {}): ZipFault {
  return { kind: 'contradiction', detail: damage(code, params) }
}
