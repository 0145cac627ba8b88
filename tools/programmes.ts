import { readdir, readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { loadProgramme } from '../shared/programme/load.ts'
import type { Programme } from '../shared/programme/schema.ts'

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** The texts of a programme's folder by file name: every JSON and CSV file directly in it. Subfolders belong to tools and tests. */
export async function readProgrammeFiles(dir: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(dir, { withFileTypes: true })
  const names = entries
    .filter((entry) => entry.isFile() && ['.json', '.csv'].includes(extname(entry.name)))
    .map((entry) => entry.name)
    .sort()
  return new Map(
    await Promise.all(names.map(async (name) => [name, utf8.decode(await readFile(join(dir, name)))] as const)),
  )
}

/** Every programme of a folder of programmes by its code; a folder must be named for the code. Throws `ProgrammeError`. */
export async function loadProgrammes(dir: string): Promise<ReadonlyMap<string, Programme>> {
  const folders = (await readdir(dir, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map((e) => e.name)
  const programmes = await Promise.all(
    folders.sort().map(async (folder) => {
      const programme = loadProgramme(await readProgrammeFiles(join(dir, folder)))
      if (programme.code !== folder) throw new Error(`programmes/${folder}: programme.json says code ${programme.code}`)
      return [programme.code, programme] as const
    }),
  )
  return new Map(programmes)
}
