import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { writeProgrammes } from '../../infra/bundle.ts'
import { PROGRAMMES_FILE } from '../../infra/function-names.ts'
import { loadProgrammes } from '../../infra/programmes.ts'
import { ProgrammeError } from '../../shared/errors.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zone-bulletin-programmes-'))
  cpSync('programmes', folder, { recursive: true })
})
afterEach(() => rmSync(folder, { recursive: true }))

const change = (file: string, edit: (text: string) => string) =>
  writeFileSync(join(folder, file), edit(readFileSync(join(folder, file), 'utf8')))

async function faults(): Promise<readonly string[]> {
  const error: unknown = await loadProgrammes(folder).then(
    () => null,
    (reason: unknown) => reason,
  )
  if (!(error instanceof ProgrammeError)) throw new Error('loaded, though broken', { cause: error })
  return error.faults
}

it('loads every programme of the tree by its code', async () => {
  expect([...(await loadProgrammes(folder)).keys()]).toEqual(readdirSync('programmes').sort())
})

it('names the programme, the file, the row and the column of a fault', async () => {
  change('zhengzhou-trade-in/zones.csv', (text) => text.replace(/,410100-all,/, ',999999,'))
  expect(await faults()).toEqual([expect.stringMatching(/^zhengzhou-trade-in\/zones\.csv: row 2, column region: /)])
})

it('lists the faults of all programmes at once', async () => {
  change('zhengzhou-trade-in/zones.csv', (text) => text.replace(/,410100-all,/, ',999999,'))
  change('henan-zones/targets.csv', (text) => text.replace(/^[^,]+/, 'no_such_column'))
  const listed = await faults()
  expect(listed.some((fault) => fault.startsWith('henan-zones/targets.csv: '))).toBe(true)
  expect(listed.some((fault) => fault.startsWith('zhengzhou-trade-in/zones.csv: '))).toBe(true)
})

it('refuses a folder that is not named for its programme', async () => {
  renameSync(join(folder, 'henan-zones'), join(folder, 'henan'))
  expect(await faults()).toEqual(['henan/programme.json: field code: henan-zones is not the name of the folder'])
})

it('refuses a file that is not UTF-8, by name', async () => {
  writeFileSync(join(folder, 'henan-zones', 'regions.csv'), Buffer.from([0xba, 0xd3, 0xc4, 0xcf]))
  expect(await faults()).toEqual(['henan-zones/regions.csv: is not UTF-8'])
})

it('refuses a folder without files', async () => {
  mkdirSync(join(folder, 'airport'))
  expect((await faults()).every((fault) => fault.startsWith('airport/'))).toBe(true)
})

it('reads no subfolder and no other kind of file as part of a programme', async () => {
  mkdirSync(join(folder, 'henan-zones', 'more'))
  writeFileSync(join(folder, 'henan-zones', 'more', 'zones.csv'), 'nonsense')
  writeFileSync(join(folder, 'henan-zones', 'README.md'), 'nonsense')
  expect((await loadProgrammes(folder)).size).toBe(readdirSync('programmes').length)
})

it('lies beside open-round by code, as compiled', async () => {
  const programmes = await loadProgrammes(folder)
  await writeProgrammes(folder, [...programmes.values()])
  const written = JSON.parse(readFileSync(join(folder, 'open-round', PROGRAMMES_FILE), 'utf8'))
  expect(written).toEqual(Object.fromEntries(programmes))
})
