import { readdirSync, readFileSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import { putObjectIfAbsent } from '../../shared/aws/objects.ts'
import { mapLimit } from '../../shared/concurrency.ts'
import { sha256Hex } from '../../shared/digest.ts'
import { ENV, requiredEnv } from '../../shared/env.ts'
import { fileUpload } from '../../shared/filing.ts'
import { objectKeys } from '../../shared/keys.ts'
import { type Period, periodFromSlug, periodSlug } from '../../shared/period.ts'
import { roundTimes } from '../../shared/programme/calendar.ts'
import type { Programme } from '../../shared/programme/schema.ts'
import type { Round } from '../../shared/round.ts'
import { saveProgramme } from '../../shared/store/programmes.ts'
import { createRound, loadRound } from '../../shared/store/rounds.ts'
import type { Revision } from '../../shared/submission.ts'
import { connect } from '../connection.ts'
import { type Command, parseCommand, print, UsageError } from './command.ts'
import { recordImportedTrends } from './import-trend.ts'
import { loadedProgramme } from './programmes-here.ts'

const FILES_AT_ONCE = 8

export const importRounds: Command = {
  usage: 'import DIR --programme P [--programmes DIR] [--json]',
  summary: `导入往期文件：DIR/{报告期}/{开发区代码}.xlsx|csv|json。Brings in past rounds from files, DIR/{period}/{zone}.xlsx|csv|json (2025-01_02 for
      a merged period): the same reading, checks and revisions as uploads, marked imported. Repeatable.`,
  async run(args) {
    const { values, positionals } = parseCommand(
      args,
      { programme: { type: 'string' }, programmes: { type: 'string' } },
      ['DIR'],
    )
    const programme = await loadedProgramme(values)
    connect()
    const result = await importDirectory(programme, positionals[0] ?? '', () => {})
    print(values.json, result, () => inWords(result))
    return result.refused.length === 0 ? 0 : 1
  },
}

export interface ImportResult {
  readonly periods: number
  readonly files: number
  /** Files that made a new revision; the others were there already. */
  readonly created: number
  readonly refused: readonly { readonly file: string; readonly findings: readonly string[] }[]
}

/** Imports every period's folder in order of time, so that each file is checked against the history before it. */
export async function importDirectory(
  programme: Programme,
  directory: string,
  progress: (period: Period, done: number, of: number) => void,
): Promise<ImportResult> {
  await saveProgramme(programme)
  const periods = readdirSync(directory).flatMap((slug) => periodFromSlug(slug) ?? [])
  const results: { file: string; revision: Revision; created: boolean }[] = []
  for (const period of periods.sort()) {
    const round = await importedRound(programme, period)
    const folder = join(directory, periodSlug(period))
    const names = readdirSync(folder).sort()
    let done = 0
    const filed = await mapLimit(names, FILES_AT_ONCE, async (name) => {
      const outcome = await importFile(programme, round, join(folder, name))
      progress(period, ++done, names.length)
      return { file: join(periodSlug(period), name), ...outcome }
    })
    results.push(...filed)
  }
  await recordImportedTrends(programme, periods)
  const refused = results.filter(({ revision: { judgement } }) => /rejected|quarantined/.test(judgement.verdict))
  return {
    ...{ periods: periods.length, files: results.length, created: results.filter(({ created }) => created).length },
    refused: refused.map(({ file, revision }) => ({
      file,
      findings: revision.judgement.findings.map(({ code, sentence }) => `${code} ${sentence.zh} ${sentence.en}`),
    })),
  }
}

async function importedRound(programme: Programme, period: Period): Promise<Round> {
  const round: Round = {
    ...{ programme: programme.code, period, state: 'closed', programmeHash: programme.hash },
    ...{ edition: 1, reason: null, imported: true, ...roundTimes(programme.calendar, period) },
  }
  await createRound(round)
  const standing = await loadRound(programme.code, period)
  if (!standing?.imported)
    throw new UsageError(`${programme.code} ${period} is a round of its own: nothing is imported into it`)
  return standing
}

/** The file's hash is its upload id: the same file again is the same object, the same revision and the same receipt. */
async function importFile(programme: Programme, round: Round, path: string) {
  const zoneId = basename(path, extname(path))
  const zone = programme.zones.find(({ id }) => id === zoneId)
  if (!zone) throw new UsageError(`${path} is named for no zone of ${programme.code}`)
  const bytes = readFileSync(path)
  const uploadId = `import-${sha256Hex(bytes).slice(0, 32)}`
  const ref = { programme: programme.code, period: round.period, region: zone.region, zone: zone.id, uploadId }
  const key = objectKeys.import(ref)
  const type = { contentType: 'application/octet-stream' }
  const { versionId } = await putObjectIfAbsent(requiredEnv(ENV.inbox), key, bytes, type)
  const filed = await fileUpload({ ref, key, versionId, round, programme, imported: true, fileName: basename(path) })
  if (!filed) throw new UsageError(`${path} is named for no zone of ${programme.code}`)
  return filed
}

function inWords({ periods, files, created, refused }: ImportResult): string {
  return [
    `已导入 imported: ${periods} 期 rounds, ${files} 份 files, 新增 new ${created}, 退回 refused ${refused.length}`,
    ...refused.flatMap(({ file, findings }) => [`  ${file}`, ...findings.map((text) => `    ${text}`)]),
  ].join('\n')
}
