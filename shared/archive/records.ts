import { type EditionContext, parseEditionContext } from '../bulletin/context.ts'
import { StoredShapeError } from '../errors.ts'
import { parseEarlierFigures } from '../figures/restatement/earlier.ts'
import type { EarlierEdition } from '../figures/restatement/restate.ts'
import { type EarlierRecord, parseEarlierRecords } from '../figures/trend-record.ts'
import type { Programme } from '../programme/schema.ts'
import { parseProgramme } from '../programme/stored.ts'
import { parseCut, parseRevision, parseRound } from '../records.ts'
import type { Cut, Round } from '../round.ts'
import type { Revision } from '../submission.ts'
import { archivePaths } from './contents.ts'
import { type ArchiveFiles, archiveText, type Fault, filesBelow } from './stored.ts'

/** A record of the archive with the file that it stands in. */
export interface Archived<T> {
  readonly path: string
  readonly record: T
}

/** What an archive says in words that a program understands: all that its figures rest on. */
export interface ArchiveRecords {
  readonly programme: Programme
  readonly round: Round
  readonly cuts: readonly Archived<Cut>[]
  readonly submissions: readonly Archived<Revision>[]
  readonly basis: readonly Archived<Revision>[]
  /** Of the edition before, for one that restates it; null for a first edition. */
  readonly earlier: EarlierEdition | null
  /** What the bulletin says of editions before this one. */
  readonly context: EditionContext
  /** Earlier periods' key figures that the trends rest on. */
  readonly trend: readonly EarlierRecord[]
}

/** Every record parsed, or every file that does not parse. */
export function readRecords(files: ArchiveFiles): ArchiveRecords | { readonly faults: readonly Fault[] } {
  const faults: Fault[] = []
  const read = <T>(path: string, parse: (data: unknown) => T): Archived<T>[] => {
    const result = readRecord(files, path, parse)
    if ('reason' in result) faults.push({ file: path, reason: result.reason })
    return 'record' in result ? [{ path, record: result.record }] : []
  }
  const below = <T>(folder: string, parse: (data: unknown) => T) =>
    filesBelow(files, folder).flatMap(([path]) => read(path, parse))
  const [programme] = read(archivePaths.programme, parseProgramme)
  const [round] = read(archivePaths.round, parseSealedRound)
  const cuts = below('cut/', parseCut)
  const submissions = below('submissions/', parseRevision)
  const basis = below('basis/', parseRevision)
  const [context] = read(archivePaths.context, parseEditionContext)
  const [trend] = read(archivePaths.trendEarlier, parseEarlierRecords)
  // There for every edition after the first and for no other: `verifyPrevious` has seen to that.
  const earlier = files.has(archivePaths.previous(archivePaths.figures)) ? readEarlier() : null
  if (faults.length > 0 || !programme || !round || !context || !trend) return { faults }
  return {
    ...{ programme: programme.record, round: round.record, cuts, submissions, basis, earlier },
    ...{ context: context.record, trend: trend.record },
  }

  function readEarlier(): EarlierEdition | null {
    const [figures] = read(archivePaths.previous(archivePaths.figures), parseEarlierFigures)
    const cuts = below(archivePaths.previous('cut/'), parseCut).map(({ record }) => record)
    return figures ? { figures: figures.record, cuts } : null
  }
}

/** A round is sealed while it is closed; the archive leaves the state out because it moves on. */
function parseSealedRound(data: unknown): Round {
  return parseRound(typeof data === 'object' ? { ...data, state: 'closed' } : data)
}

function readRecord<T>(
  files: ArchiveFiles,
  path: string,
  parse: (data: unknown) => T,
): { readonly record: T } | { readonly reason: string } {
  try {
    return { record: parse(JSON.parse(archiveText(files, path))) }
  } catch (error) {
    // The archive is somebody's file: what is wrong with it is an answer.
    if (error instanceof StoredShapeError || error instanceof SyntaxError)
      return { reason: `cannot be read: ${error.message}` }
    throw error
  }
}
