import { crc32, deflateRawSync } from 'node:zlib'
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
  let at = 0
  for (const entry of [...entries.values()].sort((a, b) => a.headerAt - b.headerAt)) {
    const part = packed(bytes, entry, replaced.get(entry.name))
    const name = Buffer.from(entry.name)
    const shared = sharedFields(part, name.length)
    const local = Buffer.alloc(4)
    local.writeUInt32LE(LOCAL)
    parts.push(local, shared, name, part.data)
    const central = Buffer.alloc(46)
    central.writeUInt32LE(CENTRAL)
    central.writeUInt16LE(VERSION, 4)
    shared.copy(central, 6)
    central.writeUInt32LE(at, 42)
    directory.push(central, name)
    at += local.length + shared.length + name.length + part.data.length
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(END)
  end.writeUInt16LE(entries.size, 8)
  end.writeUInt16LE(entries.size, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(at, 16)
  return new Uint8Array(Buffer.concat([...parts, ...directory, end]))
}

interface Packed {
  readonly data: Uint8Array
  readonly method: number
  readonly crc: number
  readonly bytes: number
}

function packed(zip: Uint8Array, entry: ZipEntry, content: Uint8Array | undefined): Packed {
  if (content) return { data: deflateRawSync(content), method: 8, crc: crc32(content), bytes: content.length }
  const data = zip.subarray(entry.dataAt, entry.dataAt + entry.packedBytes)
  return { data, method: entry.method, crc: entry.crc, bytes: entry.bytes }
}

/** The 26 bytes that a local header and the directory have in common, from the version that is needed to the extra field's length. */
function sharedFields({ data, method, crc, bytes }: Packed, nameBytes: number): Buffer {
  const fields = Buffer.alloc(26)
  fields.writeUInt16LE(VERSION, 0)
  fields.writeUInt16LE(UTF8_NAME, 2)
  fields.writeUInt16LE(method, 4)
  fields.writeUInt16LE(DATE, 8)
  fields.writeUInt32LE(crc, 10)
  fields.writeUInt32LE(data.length, 14)
  fields.writeUInt32LE(bytes, 18)
  fields.writeUInt16LE(nameBytes, 22)
  return fields
}
