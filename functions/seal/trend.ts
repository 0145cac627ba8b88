import { archivePaths, type TrendFiles } from '../../shared/archive/contents.ts'
import { parseManifest } from '../../shared/archive/manifest.ts'
import { mapLimit } from '../../shared/concurrency.ts'
import { canonicalJson, sha256Hex } from '../../shared/digest.ts'
import { StoredShapeError } from '../../shared/errors.ts'
import { type EarlierRecord, parseEarlierRecords, recordOf } from '../../shared/figures/trend-record.ts'
import { type EditionRef, TREND_EARLIER_FILE, TREND_FILE } from '../../shared/keys.ts'
import { sealedManifest } from './sealed-manifest.ts'

const READS_AT_ONCE = 4

/** What the trends rest on, held against what the editions that it comes from have sealed. Throws StoredShapeError. */
export async function trendFiles(
  ref: EditionRef,
  workFile: (ref: EditionRef, name: string) => Promise<Uint8Array>,
): Promise<TrendFiles> {
  const own = await workFile(ref, TREND_FILE)
  const earlier = await workFile(ref, TREND_EARLIER_FILE)
  const records = parseEarlierRecords(JSON.parse(Buffer.from(earlier).toString('utf8')))
  await mapLimit(records, READS_AT_ONCE, ensureSealed)
  return { own, earlier }
}

async function ensureSealed(record: EarlierRecord): Promise<void> {
  if (record.source === 'imported') return
  const manifest = await sealedManifest(record)
  const listed = parseManifest(manifest)?.files.find(({ path }) => path === archivePaths.trend)
  if (sha256Hex(manifest) === record.manifestHash && listed?.sha256 === sha256Hex(canonicalJson(recordOf(record))))
    return
  throw new StoredShapeError(
    `the figures of ${record.period} edition ${record.edition} in the trends are not what was sealed with it`,
  )
}
