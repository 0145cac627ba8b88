import { canonicalJson } from '../digest.ts'
import type { EditionRef } from '../keys.ts'
import { type Period, periodSlug } from '../period.ts'
import type { Programme } from '../programme/schema.ts'
import type { Cut, Round } from '../round.ts'
import type { Revision } from '../submission.ts'
import { MANIFEST_FILE } from './manifest.ts'

/** A filing as the archive keeps it: the record, the bytes as uploaded (null: too large, never read), the receipt as issued. */
export interface ArchivedFiling {
  readonly revision: Revision
  readonly upload: Uint8Array | null
  readonly receipt: Uint8Array
}

/** Everything that an edition rests on and consists of. */
export interface EditionRecord {
  readonly ref: EditionRef
  readonly round: Round
  readonly programme: Programme
  readonly cuts: readonly Cut[]
  /** Every revision received until closing, whatever its verdict. */
  readonly filings: readonly ArchivedFiling[]
  /** Records of earlier periods that comparisons rest on. */
  readonly basis: readonly Revision[]
  readonly log: readonly { readonly time: string; readonly id: string }[]
  /** What became of the edition before, of an earlier period, since it was sealed: its release, who was told, who read it. Null where there is none. */
  readonly earlierLog: readonly { readonly time: string; readonly id: string }[] | null
  /** `figures.json` and the bulletin's files, by name. */
  readonly figures: Uint8Array
  /** `mail.json`: what officials are written. */
  readonly mail: Uint8Array
  /** `context.json`: what the bulletin says of editions before it. */
  readonly context: Uint8Array
  /** `trend.json` and `trend-earlier.json`. */
  readonly trend: TrendFiles
  readonly bulletin: ReadonlyMap<string, Uint8Array>
  /** What an edition after the first was compared with, and the differences; null for a first edition. */
  readonly restated: RestatedRecord | null
}

/** What this edition gives to later trends, and what its own rest on. */
export interface TrendFiles {
  readonly own: Uint8Array
  readonly earlier: Uint8Array
}

/** The sealed files of the edition before, byte for byte: its manifest names their hashes, and ours names its manifest's. */
export interface RestatedRecord {
  readonly manifest: Uint8Array
  readonly figures: Uint8Array
  readonly cuts: readonly Cut[]
  /** `restatements.json`. */
  readonly restatements: Uint8Array
}

/** Where each part stands in the archive: the one place that knows, for the writer and the verifier. */
export const archivePaths = {
  programme: 'programme.json',
  round: 'round.json',
  figures: 'figures.json',
  mail: 'mail.json',
  context: 'context.json',
  trend: 'trend.json',
  trendEarlier: 'trend-earlier.json',
  log: 'log.jsonl',
  earlierLog: 'log-earlier.jsonl',
  cut: (region: string) => `cut/${region}.json`,
  upload: (r: Revision) => `uploads/${filingPath(r)}.${r.judgement.format ?? 'bin'}`,
  submission: (r: Revision) => `submissions/${filingPath(r)}.json`,
  receipt: (r: Revision) => `receipts/${filingPath(r)}.json`,
  basis: (r: BasisName) => `basis/${periodSlug(r.period)}/${r.region}/${r.zone}.json`,
  bulletin: (name: string) => `bulletin/${name}`,
  restatements: 'restatements.json',
  /** Files of the edition before, under the paths that its own archive has them at. */
  previous: (path: string) => `previous/${path}`,
}

type BasisName = { readonly period: Period; readonly region: string; readonly zone: string }

const filingPath = (r: Revision) => `${r.region}/${r.zone}/${r.uploadId}~${r.versionId}`

/** The archive's files but for manifest and checkpoint: a pure function of the record. */
export function archiveFiles(record: EditionRecord): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>()
  const json = (path: string, value: unknown) => files.set(path, jsonFile(value))
  json(archivePaths.programme, record.programme)
  json(archivePaths.round, roundFacts(record.round))
  for (const cut of record.cuts) json(archivePaths.cut(cut.region), cut)
  if (record.restated) addRestated(files, record.restated)
  for (const { revision, upload, receipt } of record.filings) {
    if (upload) files.set(archivePaths.upload(revision), upload)
    files.set(archivePaths.receipt(revision), receipt)
    json(archivePaths.submission(revision), revision)
  }
  for (const revision of record.basis) json(archivePaths.basis(revision), revision)
  files.set(archivePaths.figures, record.figures)
  files.set(archivePaths.mail, record.mail)
  files.set(archivePaths.context, record.context)
  files.set(archivePaths.trend, record.trend.own)
  files.set(archivePaths.trendEarlier, record.trend.earlier)
  for (const [name, bytes] of record.bulletin) files.set(archivePaths.bulletin(name), bytes)
  files.set(archivePaths.log, jsonLines(record.log))
  if (record.earlierLog) files.set(archivePaths.earlierLog, jsonLines(record.earlierLog))
  return files
}

function addRestated(files: Map<string, Uint8Array>, { manifest, figures, cuts, restatements }: RestatedRecord): void {
  files.set(archivePaths.restatements, restatements)
  files.set(archivePaths.previous(MANIFEST_FILE), manifest)
  files.set(archivePaths.previous(archivePaths.figures), figures)
  for (const cut of cuts) files.set(archivePaths.previous(archivePaths.cut(cut.region)), jsonFile(cut))
}

function jsonLines(entries: readonly unknown[]): Uint8Array {
  return Buffer.from(entries.map((entry) => `${canonicalJson(entry)}\n`).join(''))
}

/** A record as a file of the archive. */
export function jsonFile(value: unknown): Uint8Array {
  return Buffer.from(`${canonicalJson(value)}\n`)
}

/** The round without its state: the state moves after sealing, and the same round sealed again has the same bytes. */
function roundFacts({ state: _state, ...facts }: Round): Omit<Round, 'state'> {
  return facts
}
