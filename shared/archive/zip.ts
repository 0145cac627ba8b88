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

/** Zip stores local time without a zone; these getters are local, so the same bytes come out in every zone. */
const FIXED_TIME = new Date(2000, 0, 1, 12, 0, 0)
