import { type Period, periodFromSlug, periodSlug } from './period.ts'

/**
 * Every S3 key and table key, built and parsed here and nowhere else; infra grants and notifications use the same prefixes.
 * Keys contain codes that we issued, never a user's text.
 */

/** One edition of one round. `edition` counts from 1. */
export interface EditionRef {
  readonly programme: string
  readonly period: Period
  readonly edition: number
}

/** Where an upload lands: what the link's zone and round fix, and the time-ordered id of the permission. */
export interface UploadRef {
  readonly programme: string
  readonly period: Period
  readonly region: string
  readonly zone: string
  readonly uploadId: string
}

/** Prefixes that grants and notifications are scoped to. */
export const PREFIX = {
  /** inbox bucket: what zones upload; notifies `ingest` */
  uploads: 'uploads/',
  /** inbox bucket: files of past rounds that an operator brought in; notifies nobody */
  imports: 'imports/',
  /** rounds bucket: the receipt of every upload */
  receipts: 'receipts/',
  /** rounds bucket: a zone's own file with its findings in it */
  annotated: 'annotated/',
  /** rounds bucket: the programme as it stood when a round opened */
  programmes: 'programmes/',
  /** rounds bucket: what the steps of a close hand on */
  work: 'working/',
  /** bulletins bucket: what is published */
  bulletins: 'bulletins/',
  /** bulletins bucket: what tells of the releases, a calendar and a feed a programme; replaced at each */
  releases: 'releases/',
  /** archive bucket: what is sealed */
  archive: 'archive/',
} as const

/** Names of work files that several steps write or read. */
export const TREND_FILE = 'trend.json'
export const TREND_EARLIER_FILE = 'trend-earlier.json'
/** Working file: what an edition says of those before it. */
export const CONTEXT_FILE = 'context.json'

const uploadPath = (ref: UploadRef) =>
  `${ref.programme}/${periodSlug(ref.period)}/${ref.region}/${ref.zone}/${ref.uploadId}`

export const objectKeys = {
  upload: (ref: UploadRef) => `${PREFIX.uploads}${uploadPath(ref)}`,
  import: (ref: UploadRef) => `${PREFIX.imports}${uploadPath(ref)}`,
  /** all uploads of a round in one region: what `freeze` lists */
  regionUploads: (programme: string, period: Period, region: string) =>
    `${PREFIX.uploads}${programme}/${periodSlug(period)}/${region}/`,
  /** S3 makes a version for each use of a permission, so the version is part of the receipt's name */
  receipt: (ref: UploadRef, versionId: string) => `${PREFIX.receipts}${uploadPath(ref)}~${versionId}.json`,
  annotated: (ref: UploadRef, versionId: string) => `${PREFIX.annotated}${uploadPath(ref)}~${versionId}`,
  programme: (programme: string, hash: string) => `${PREFIX.programmes}${programme}/${hash}.json`,
  work: (ref: EditionRef, name: string) => `${PREFIX.work}${editionPath(ref)}/${name}`,
  bulletin: (ref: EditionRef, name: string) => `${PREFIX.bulletins}${editionPath(ref)}/${name}`,
  release: (programme: string, name: 'calendar.ics' | 'feed.atom') => `${PREFIX.releases}${programme}/${name}`,
  archive: (ref: EditionRef, name: string) => `${PREFIX.archive}${editionPath(ref)}/${name}`,
}

/** `henan-zones/2025-03/edition-1`: the same in buckets and under `out/`. */
export function editionPath({ programme, period, edition }: EditionRef): string {
  return `${programme}/${periodSlug(period)}/edition-${edition}`
}

/** Null for a key that we did not issue. */
export function parseUploadKey(key: string): UploadRef | null {
  const prefix = [PREFIX.uploads, PREFIX.imports].find((p) => key.startsWith(p))
  if (!prefix) return null
  const [programme, slug, region, zone, uploadId, ...rest] = key.slice(prefix.length).split('/')
  const period = slug === undefined ? null : periodFromSlug(slug)
  if (!programme || !period || !region || !zone || !uploadId || rest.length > 0) return null
  return { programme, period, region, zone, uploadId }
}

/** A primary key of the one table. */
export interface TableKey {
  readonly pk: string
  readonly sk: string
}

const roundPk = (programme: string, period: Period) => `ROUND#${programme}#${period}`

const ledgerPk = (programme: string, zone: string) => `LEDGER#${programme}#${zone}`

export const tableKeys = {
  round: (programme: string, period: Period): TableKey => ({ pk: roundPk(programme, period), sk: 'ROUND' }),
  /** the round and its extensions: pk, and the prefix of sk */
  roundWithExtensions: (programme: string, period: Period): TableKey => ({
    pk: roundPk(programme, period),
    sk: 'ROUND',
  }),
  /** the place of the n-th extension of an edition's times, or of the mark that there will be no more */
  extension: ({ programme, period, edition }: EditionRef, n: number): TableKey => ({
    pk: roundPk(programme, period),
    sk: `ROUND#EXTENDED#${String(edition).padStart(4, '0')}#${String(n).padStart(4, '0')}`,
  }),
  /** which rounds a programme has had: one small item a round, so that no scan is needed */
  roundOfProgramme: (programme: string, period: Period): TableKey => ({
    pk: `ROUNDS#${programme}`,
    sk: period,
  }),
  revision: (ref: UploadRef, receivedAt: string, versionId: string): TableKey => ({
    pk: `${roundPk(ref.programme, ref.period)}#${ref.region}`,
    sk: `ZONE#${ref.zone}#${receivedAt}#${ref.uploadId}#${versionId}`,
  }),
  /** every revision of a region's zones: pk, and the prefix of sk */
  regionRevisions: (programme: string, period: Period, region: string): TableKey => ({
    pk: `${roundPk(programme, period)}#${region}`,
    sk: 'ZONE#',
  }),
  zoneRevisions: (programme: string, period: Period, region: string, zone: string): TableKey => ({
    pk: `${roundPk(programme, period)}#${region}`,
    sk: `ZONE#${zone}#`,
  }),
  /** what one counted filing means to later checks: all of a zone's in one partition, in the order of `revision` */
  ledger: (ref: UploadRef, receivedAt: string, versionId: string): TableKey => ({
    pk: ledgerPk(ref.programme, ref.zone),
    sk: `${ref.period}#${receivedAt}#${ref.uploadId}#${versionId}`,
  }),
  /** a zone's ledger from a period to before another: pk, and the bounds of sk */
  ledgerBetween: (programme: string, zone: string, from: Period, before: Period) => ({
    pk: ledgerPk(programme, zone),
    from,
    // Every sort key of a period is longer than the period itself, so this one's own filings are not among them.
    to: before,
  }),
  cut: ({ programme, period, edition }: EditionRef, region: string): TableKey => ({
    pk: roundPk(programme, period),
    sk: `CUT#${edition}#${region}`,
  }),
  link: (tokenHash: string): TableKey => ({ pk: `LINK#${tokenHash}`, sk: 'LINK' }),
  /** a link that a zone holds for a round, by hash only: what revoking goes by; with an empty hash the prefix of all of them */
  zoneLink: (programme: string, period: Period, zone: string, tokenHash: string): TableKey => ({
    pk: roundPk(programme, period),
    sk: `LINK#${zone}#${tokenHash}`,
  }),
  /** how the checklist of an edition stood when it was last looked at */
  checklist: ({ programme, period, edition }: EditionRef): TableKey => ({
    pk: roundPk(programme, period),
    sk: `CHECKLIST#${edition}`,
  }),
  /** somebody's word that an edition goes out although something holds it; with an empty time the prefix of all of them */
  override: ({ programme, period, edition }: EditionRef, at: string): TableKey => ({
    pk: roundPk(programme, period),
    sk: `OVERRIDE#${edition}#${at}`,
  }),
  /** the link in an official's mail: to the files of one edition */
  editionLink: (tokenHash: string): TableKey => ({ pk: `READ#${tokenHash}`, sk: 'LINK' }),
  edition: ({ programme, period, edition }: EditionRef): TableKey => ({
    pk: roundPk(programme, period),
    sk: `EDITION#${edition}`,
  }),
  /** every edition of a programme in one partition, for auditors' lists */
  editionOfProgramme: ({ programme, period, edition }: EditionRef): TableKey => ({
    pk: `EDITIONS#${programme}`,
    sk: `${period}#${edition}`,
  }),
  delivery: ({ programme, period, edition }: EditionRef, recipient: string): TableKey => ({
    pk: `EDITION#${programme}#${period}#${edition}`,
    sk: `TO#${recipient}`,
  }),
  /** a message to a zone (link, reminder, verdict), claimed before it is sent; `what` is natural: `reminder-2`, an upload id … */
  notice: (programme: string, period: Period, zone: string, what: string): TableKey => ({
    pk: `NOTICE#${programme}#${period}`,
    sk: `${zone}#${what}`,
  }),
  recipient: (programme: string, address: string): TableKey => ({ pk: `RECIPIENTS#${programme}`, sk: address }),
  log: (programme: string, period: Period, time: string, id: string): TableKey => ({
    pk: `LOG#${programme}#${period}`,
    sk: `${time}#${id}`,
  }),
}
