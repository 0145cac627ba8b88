import { readdir, readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { ProgrammeError } from '../shared/errors.ts'
import { loadProgramme } from '../shared/programme/load.ts'
import type { Programme } from '../shared/programme/schema.ts'

/**
 * Every programme of a folder of programmes by its code; a folder must be named for the code. Throws one `ProgrammeError` with
 * all faults of all programmes, each as `henan-zones/zones.csv: row 12, column region: …`.
 */
export async function loadProgrammes(dir: string): Promise<ReadonlyMap<string, Programme>> {
  const folders = (await readdir(dir, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
  const read = await Promise.all(folders.map((folder) => readProgramme(dir, folder)))
  const faults = read.flatMap((result) => ('faults' in result ? result.faults : []))
  if (faults.length > 0) throw new ProgrammeError(faults)
  return new Map(read.flatMap((result) => ('programme' in result ? [[result.programme.code, result.programme]] : [])))
}

/** The texts of a programme's folder by file name: every JSON and CSV file directly in it. Subfolders belong to tools and tests. */
export async function readProgrammeFiles(dir: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(dir, { withFileTypes: true })
  const names = entries
    .filter((entry) => entry.isFile() && ['.json', '.csv'].includes(extname(entry.name)))
    .map((entry) => entry.name)
    .sort()
  return new Map(await Promise.all(names.map(async (name) => [name, await readText(join(dir, name), name)] as const)))
}

type Read = { readonly programme: Programme } | { readonly faults: readonly string[] }

async function readProgramme(dir: string, folder: string): Promise<Read> {
  try {
    const programme = loadProgramme(await readProgrammeFiles(join(dir, folder)))
    if (programme.code === folder) return { programme }
    return { faults: [`${folder}/programme.json: field code: ${programme.code} is not the name of the folder`] }
  } catch (error) {
    if (error instanceof ProgrammeError) return { faults: error.faults.map((fault) => `${folder}/${fault}`) }
    throw error
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

async function readText(path: string, name: string): Promise<string> {
  const bytes = await readFile(path)
  try {
    return utf8.decode(bytes)
  } catch {
    throw new ProgrammeError([`${name}: is not UTF-8`])
  }
}
