import { unzipSync, zipSync } from 'fflate'

/**
 * The canonical zip of an archive: names in code-unit order, stored without compression (any unzip reads it, and no
 * deflate version can change a byte), one fixed time, no comments, no spare bytes. One set of files, one zip.
 */
export function canonicalZip(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const names = [...files.keys()].sort()
  return zipSync(Object.fromEntries(names.map((name) => [name, files.get(name) ?? new Uint8Array()])), {
    level: 0,
    mtime: FIXED_TIME,
  })
}

/** The files of a zip that we wrote, or why it cannot be read. Content is judged by the manifest, not here. */
export function readZip(bytes: Uint8Array): { files: Map<string, Uint8Array> } | { fault: string } {
  const listed: string[] = []
  try {
    const entries = unzipSync(bytes, {
      filter: ({ name, compression, originalSize }) => {
        listed.push(name)
        if (!/^\P{Cc}+$/u.test(name)) throw new RangeError(`lists ${JSON.stringify(name)}, which names no file`)
        if (compression !== 0) throw new RangeError(`${name} is compressed: the archive's form is stored`)
        if (originalSize > bytes.length) throw new RangeError(`${name} declares more bytes than the archive has`)
        return true
      },
    })
    const files = new Map(Object.entries(entries))
    if (files.size !== listed.length) return { fault: 'lists a name twice' }
    return { files }
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) }
  }
}

/** The file whose entry, header or content, a byte of the canonical zip belongs to; null for the end record and behind it. */
export function placeInZip(files: ReadonlyMap<string, Uint8Array>, offset: number): string | null {
  const entries = [...files].sort(([a], [b]) => (a < b ? -1 : 1))
  let end = 0
  for (const [name, bytes] of entries) {
    end += LOCAL_HEADER_BYTES + Buffer.byteLength(name) + bytes.length
    if (offset < end) return name
  }
  for (const [name] of entries) {
    end += CENTRAL_HEADER_BYTES + Buffer.byteLength(name)
    if (offset < end) return name
  }
  return null
}

const LOCAL_HEADER_BYTES = 30
const CENTRAL_HEADER_BYTES = 46

/** Zip stores local time without a zone; these getters are local, so the same bytes come out in every zone. */
const FIXED_TIME = new Date(2000, 0, 1, 12, 0, 0)
