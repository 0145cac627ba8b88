import type { Cloud } from '../../infra/local/cloud.ts'
import { archivePaths } from '../../shared/archive/contents.ts'
import { verifierKeyName } from '../../shared/archive/manifest.ts'
import { type Verification, verifyArchive } from '../../shared/archive/verify.ts'
import { readZip } from '../../shared/archive/zip.ts'
import { publicKey } from '../../shared/aws/signer.ts'
import type { EditionFigures } from '../../shared/figures/figures.ts'
import { parseEditionFigures } from '../../shared/figures/stored.ts'
import type { EditionRef } from '../../shared/keys.ts'
import type { Period } from '../../shared/period.ts'
import { listEditions } from '../../shared/store/editions.ts'
import { downloadArchive, writeEdition } from './outputs.ts'

const OUT = 'out'

export interface FetchedEdition {
  readonly ref: EditionRef
  readonly folder: string
  readonly archiveBytes: number
  readonly verification: Verification
  readonly figures: EditionFigures
}

/** The newest edition of a round, as an auditor gets it: downloaded by token, written to `out/`, and proved. */
export async function fetchEdition(cloud: Cloud, programme: string, period: Period): Promise<FetchedEdition> {
  const ref = (await listEditions(programme)).filter((edition) => edition.period === period).at(-1)
  if (!ref) throw new Error(`${programme} ${period} has no published edition: see .local/${programme}/cloud.log`)
  const archive = await downloadArchive(cloud.apiUrl, await cloud.token('auditor'), ref)
  const key = { name: verifierKeyName(programme), publicKey: await publicKey() }
  const folder = writeEdition(OUT, ref, archive, key)
  const verification = await verifyArchive(archive, key)
  return { ref, folder, archiveBytes: archive.length, verification, figures: figuresOf(archive) }
}

function figuresOf(archive: Uint8Array): EditionFigures {
  const zip = readZip(archive)
  const bytes = 'fault' in zip ? undefined : zip.files.get(archivePaths.figures)
  if (!bytes) throw new Error('the archive holds no figures')
  return parseEditionFigures(JSON.parse(Buffer.from(bytes).toString('utf8')))
}
