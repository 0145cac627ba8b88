import { inflateEntry, readZipDirectory } from './zip.ts'
import { rewriteZip } from './zip-write.ts'

const WORKBOOK = 'xl/workbook.xml'

/** A workbook of ours again, with one of its names hidden from the list of names, where it could be deleted by mistake. */
export function withHiddenName(bytes: Uint8Array, name: string): Uint8Array {
  const directory = readZipDirectory(bytes)
  const entry = 'entries' in directory ? directory.entries.get(WORKBOOK) : undefined
  const data = entry && inflateEntry(bytes, entry)
  if (!('entries' in directory) || !(data instanceof Uint8Array)) throw new TypeError(`a workbook without ${WORKBOOK}`)
  const xml = new TextDecoder('utf-8').decode(data)
  const hidden = xml.replace(`<definedName name="${name}"`, () => `<definedName name="${name}" hidden="1"`)
  return rewriteZip(bytes, directory.entries, new Map([[WORKBOOK, new TextEncoder().encode(hidden)]]))
}
