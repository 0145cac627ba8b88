import { canonicalJson, sha256Hex } from '../digest.ts'
import { recordOf } from '../figures/trend-record.ts'
import { trendPeriods } from '../figures/with-trend.ts'
import { archivePaths } from './contents.ts'
import { type Manifest, parseManifest } from './manifest.ts'
import type { ArchiveRecords } from './records.ts'
import type { Fault } from './stored.ts'

/**
 * The records that the trends rest on are of earlier periods of this programme. They name the manifests of the editions that they
 * come from: where one of these is at hand (`previous`), what it had sealed is what is used here.
 */
export function verifyTrend(
  { programme, trend }: Pick<ArchiveRecords, 'programme' | 'trend'>,
  { period }: Manifest,
  previous: Uint8Array | null,
): Fault[] {
  const file = archivePaths.trendEarlier
  const earlier = new Set(trendPeriods(programme, period).filter((each) => each !== period))
  const foreign = trend.filter((record) => record.programme !== programme.code || !earlier.has(record.period))
  const faults = foreign.map((record) => ({
    file,
    reason: `has a record of ${record.programme} ${record.period}, which is no earlier period of these trends`,
  }))
  const sealed = previous && sealedTrend(previous)
  const ours = sealed && trend.find(({ manifestHash }) => manifestHash === sealed.manifestHash)
  if (!ours || sha256Hex(canonicalJson(recordOf(ours))) === sealed.trendHash) return faults
  return [...faults, { file, reason: `has other figures of ${ours.period} than the edition before had sealed` }]
}

function sealedTrend(manifest: Uint8Array): { manifestHash: string; trendHash: string | null } {
  const listed = parseManifest(manifest)?.files.find(({ path }) => path === archivePaths.trend)
  return { manifestHash: sha256Hex(manifest), trendHash: listed?.sha256 ?? null }
}
