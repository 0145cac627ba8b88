import { canonicalJson, sha256Hex } from '../digest.ts'
import { ProgrammeError } from '../errors.ts'
import { resolveChecks } from './check-checks.ts'
import { checkIndicators } from './check-indicators.ts'
import { crossCheck } from './cross-check.ts'
import { collectFaults, type Faults } from './faults.ts'
import { readProgrammeFile } from './programme-file.ts'
import { type Located, readTable } from './read-table.ts'
import { checkRow, indicatorRow, regionRow, targetRow, zoneRow } from './rows.ts'
import type { Programme } from './schema.ts'

/** The files of a programme's folder, all of them needed. */
export const PROGRAMME_FILES = [
  'programme.json',
  'regions.csv',
  'zones.csv',
  'indicators.csv',
  'checks.csv',
  'targets.csv',
] as const

/**
 * Compiles a programme from the text of its files, by file name. All faults come in one `ProgrammeError`, each as
 * `zones.csv: row 12, column region: no unit 410999 in regions.csv`; rows count from 1 with the header.
 */
export function loadProgramme(files: ReadonlyMap<string, string>): Programme {
  const faults = collectFaults()
  const text = fileTexts(files, faults)
  const file = readProgrammeFile('programme.json', text('programme.json'), faults)
  const regions = readTable('regions.csv', text('regions.csv'), regionRow, faults)
  const zones = readTable('zones.csv', text('zones.csv'), zoneRow, faults)
  const indicators = readTable('indicators.csv', text('indicators.csv'), indicatorRow, faults)
  const checkRows = readTable('checks.csv', text('checks.csv'), checkRow, faults)
  const targets = readTable('targets.csv', text('targets.csv'), targetRow, faults)
  if (file) crossCheck({ file, regions, zones, indicators, checks: checkRows, targets }, faults)
  if (faults.intact('indicators.csv')) checkIndicators(indicators, faults)
  const checks = faults.intact('indicators.csv', 'checks.csv') ? resolveChecks(checkRows, indicators, faults) : []
  if (!file || faults.list.length > 0) throw new ProgrammeError(faults.list)
  return seal({
    ...file,
    regions: values(regions).sort((a, b) => a.order - b.order),
    zones: values(zones),
    indicators: values(indicators),
    checks,
    targets: values(targets),
  })
}

/** The hash that identifies a compiled programme: SHA-256 of the canonical JSON of everything but the hash. */
export function programmeHash(programme: Omit<Programme, 'hash'> & { readonly hash?: string }): string {
  return sha256Hex(canonicalJson({ ...programme, hash: undefined }))
}

function seal(programme: Omit<Programme, 'hash'>): Programme {
  return { ...programme, hash: programmeHash(programme) }
}

function fileTexts(
  files: ReadonlyMap<string, string>,
  faults: Faults,
): (name: (typeof PROGRAMME_FILES)[number]) => string {
  const known = new Set<string>(PROGRAMME_FILES)
  for (const name of files.keys()) if (!known.has(name)) faults.at(name, null, null, 'is no file of a programme')
  for (const name of PROGRAMME_FILES) if (!files.has(name)) faults.at(name, null, null, 'the file is missing')
  if (faults.list.length > 0) throw new ProgrammeError(faults.list)
  return (name) => files.get(name) ?? ''
}

function values<T>(rows: readonly Located<T>[]): T[] {
  return rows.map(({ value }) => value)
}
