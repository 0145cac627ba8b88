import { crc32Of, deflateRaw } from '../flate.ts'
import type { ZipEntry } from './zip.ts'

const [LOCAL, CENTRAL, END] = [0x04034b50, 0x02014b50, 0x06054b50]
const VERSION = 20
/** The name is UTF-8 (APPNOTE 4.4.4, bit 11). */
const UTF8_NAME = 0x0800
/** 1 January 1980, the earliest there is: the same parts give the same bytes. */
const DATE = 0x21

/** The zip again, in its order, with some parts replaced; every other part keeps its packed bytes. */
export function rewriteZip(
  bytes: Uint8Array,
  entries: ReadonlyMap<string, ZipEntry>,
  replaced: ReadonlyMap<string, Uint8Array>,
): Uint8Array {
  const parts: Uint8Array[] = []
  const directory: Uint8Array[] = []
  const encoder = new TextEncoder()
  let at = 0
  for (const entry of [...entries.values()].sort((a, b) => a.headerAt - b.headerAt)) {
    const part = packed(bytes, entry, replaced.get(entry.name))
    const name = encoder.encode(entry.name)
    const local = [...u32(LOCAL), ...sharedFields(part, name.length)]
    parts.push(Uint8Array.from(local), name, part.data)
    const own = [...u16(0), ...u16(0), ...u16(0), ...u32(0), ...u32(at)]
    directory.push(
      Uint8Array.from([...u32(CENTRAL), ...u16(VERSION), ...sharedFields(part, name.length), ...own]),
      name,
    )
    at += local.length + name.length + part.data.length
  }
  const count = u16(entries.size)
  const end = [...u32(END), ...u32(0), ...count, ...count, ...u32(bytesOf(directory)), ...u32(at), ...u16(0)]
  return joined([...parts, ...directory, Uint8Array.from(end)])
}

interface Packed {
  readonly data: Uint8Array
  readonly method: number
  readonly crc: number
  readonly bytes: number
}

function packed(zip: Uint8Array, entry: ZipEntry, content: Uint8Array | undefined): Packed {
  if (content) return { data: deflateRaw(content), method: 8, crc: crc32Of(content), bytes: content.length }
  const data = zip.subarray(entry.dataAt, entry.dataAt + entry.packedBytes)
  return { data, method: entry.method, crc: entry.crc, bytes: entry.bytes }
}

/** The 26 bytes that a local header and the directory have in common, from the version that is needed to the extra field's length. */
function sharedFields({ data, method, crc, bytes }: Packed, nameBytes: number): number[] {
  const sizes = [...u32(data.length), ...u32(bytes)]
  return [VERSION, UTF8_NAME, method, 0, DATE].flatMap(u16).concat(u32(crc), sizes, u16(nameBytes), u16(0))
}

/** Numbers of a zip have their lowest byte first. */
function u16(value: number): number[] {
  return [value & 0xff, (value >>> 8) & 0xff]
}

function u32(value: number): number[] {
  return [...u16(value), ...u16(value >>> 16)]
}

function bytesOf(parts: readonly Uint8Array[]): number {
  return parts.reduce((sum, { length }) => sum + length, 0)
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(bytesOf(parts))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
