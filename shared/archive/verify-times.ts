import * as v from 'valibot'
import { canonicalJson } from '../digest.ts'
import { closingTimes, type Extension, extendedRound, type Round, storedRound, timed } from '../round.ts'
import type { Revision, Timeliness } from '../submission.ts'
import { archivePaths } from './contents.ts'
import type { ArchiveRecords } from './records.ts'
import { type ArchiveFiles, archiveText, type Fault } from './stored.ts'

/**
 * The times that decide who was in time: minutes that were added are the round's own times and no more, each before its closing, each in
 * the log by the same words, and none in the log alone. No receipt says better than these times do: minutes only ever helped.
 */
export function verifyTimes(files: ArchiveFiles, { round, submissions }: ArchiveRecords): Fault[] {
  const late = submissions.flatMap(({ path, record }) =>
    isFlattered(record, round)
      ? [{ file: path, reason: 'is recorded as more punctual than the round’s times allow' }]
      : [],
  )
  return [...late, ...verifyExtended(round), ...verifyLogged(files, round)]
}

const ORDER: Readonly<Record<Timeliness, number>> = { 'on-time': 0, overdue: 1, late: 2 }

function isFlattered(revision: Revision, round: Round): boolean {
  return ORDER[revision.timeliness] < ORDER[timed(revision, round).timeliness]
}

function verifyExtended(round: Round): Fault[] {
  if (!round.extended) return []
  const { extensions } = round.extended
  const again = extendedRound(storedRound(round), extensions)
  const fault = (reason: string) => ({ file: archivePaths.round, reason })
  if (extensions.length === 0 || canonicalJson(again) !== canonicalJson(round))
    return [fault('has other times than its extensions make')]
  const closings = closingTimes(round)
  const own = extensions.filter(({ edition }) => edition === round.edition)
  const after = own.filter(({ at }, index) => at >= (closings[index] ?? ''))
  return after.map(({ id }) => fault(`was extended after it had closed: ${id}`))
}

function verifyLogged(files: ArchiveFiles, { extended }: Round): Fault[] {
  const told = (extended?.extensions ?? []).map(wordsOf).sort()
  const logged = logOf(files).flatMap((entry) => (v.is(LoggedExtension, entry) ? [wordsOfLog(entry)] : []))
  if (canonicalJson(told) === canonicalJson(logged.sort())) return []
  return [{ file: archivePaths.log, reason: 'does not tell of the same extensions as the round' }]
}

const LoggedExtension = v.object({
  act: v.literal('round-extended'),
  time: v.string(),
  detail: v.object({ by: v.string(), reason: v.string(), minutes: v.string(), edition: v.string() }),
})

const wordsOf = ({ at, by, reason, minutes, edition }: Extension) =>
  canonicalJson([at, by, reason, String(minutes), String(edition)])

const wordsOfLog = ({ time, detail }: v.InferOutput<typeof LoggedExtension>) =>
  canonicalJson([time, detail.by, detail.reason, detail.minutes, detail.edition])

/** A line that is no JSON tells of nothing; that the log is the one that was sealed, the manifest proves. */
function logOf(files: ArchiveFiles): unknown[] {
  return archiveText(files, archivePaths.log)
    .split('\n')
    .flatMap((line) => {
      try {
        return [JSON.parse(line)]
      } catch {
        return []
      }
    })
}
