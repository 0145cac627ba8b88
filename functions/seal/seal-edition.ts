import { archiveFiles } from '../../shared/archive/contents.ts'
import {
  buildManifest,
  CHECKPOINT_FILE,
  checkpointText,
  MANIFEST_FILE,
  parseManifest,
  verifierKeyName,
} from '../../shared/archive/manifest.ts'
import { formatNote } from '../../shared/archive/note.ts'
import { canonicalZip } from '../../shared/archive/zip.ts'
import { getObject, putObject, putObjectIfAbsent } from '../../shared/aws/objects.ts'
import { publicKey, sign } from '../../shared/aws/signer.ts'
import { parseEditionContext } from '../../shared/bulletin/context.ts'
import { canonicalJson, sha256Hex } from '../../shared/digest.ts'
import { ENV, requiredEnv } from '../../shared/env.ts'
import { StoredShapeError } from '../../shared/errors.ts'
import { type EditionRef, objectKeys } from '../../shared/keys.ts'
import { editionRecord } from './record.ts'

/** What the later steps and the edition's item say of a sealed archive. */
export interface Seal {
  readonly manifestHash: string
  readonly previousManifestHash: string | null
  readonly archiveVersionId: string
  readonly archiveSha256: string
  readonly sizeBytes: number
  readonly checkpoint: string
}

const ARCHIVE_LIMIT_BYTES = 1_000_000_000

export async function sealEdition(ref: EditionRef): Promise<Seal> {
  const record = await editionRecord(ref)
  const files = archiveFiles(record)
  // Found when the figures were put together: sealed again, an edition follows the one that it followed the first time.
  const { previousManifestHash } = parseEditionContext(JSON.parse(Buffer.from(record.context).toString('utf8')))
  const manifest = buildManifest(
    ref,
    {
      programmeHash: record.programme.hash,
      codeVersion: requiredEnv(ENV.codeVersion),
      previousManifestHash,
    },
    files,
  )
  const manifestHash = sha256Hex(manifest)
  const checkpoint = await signedCheckpoint(manifest, manifestHash)
  files.set(MANIFEST_FILE, manifest)
  files.set(CHECKPOINT_FILE, Buffer.from(checkpoint))
  const archive = canonicalZip(files)

  const archiveVersionId = await putArchive(ref, archive, manifest, checkpoint)
  const seal: Seal = {
    ...{ manifestHash, previousManifestHash, archiveVersionId },
    ...{ archiveSha256: sha256Hex(archive), sizeBytes: archive.length, checkpoint },
  }
  // The marker goes last: whoever finds it finds a sealed archive.
  await putObject(requiredEnv(ENV.rounds), objectKeys.work(ref, 'seal.json'), Buffer.from(canonicalJson(seal)), {
    contentType: 'application/json',
  })
  return seal
}

async function signedCheckpoint(manifest: Uint8Array, manifestHash: string): Promise<string> {
  const parsed = parseManifest(manifest)
  if (!parsed) throw new StoredShapeError('the manifest just built does not parse')
  const text = checkpointText(parsed, manifestHash)
  const key = { name: verifierKeyName(parsed.programme), publicKey: await publicKey() }
  return formatNote(text, key, await sign(Buffer.from(text)))
}

/** Writes the archive once. A second seal of the same edition has to have the same bytes: a sealed edition never changes. */
async function putArchive(ref: EditionRef, archive: Uint8Array, manifest: Uint8Array, checkpoint: string) {
  const bucket = requiredEnv(ENV.archive)
  const key = objectKeys.archive(ref, 'archive.zip')
  const written = await putObjectIfAbsent(bucket, key, archive, { contentType: 'application/zip' })
  if (!written.created) {
    const sealed = await getObject(bucket, key, { versionId: written.versionId, limitBytes: ARCHIVE_LIMIT_BYTES })
    if (!sealed || sha256Hex(sealed.bytes) !== sha256Hex(archive))
      throw new StoredShapeError(`${key} is sealed with other bytes: correct it by a new edition, not by sealing again`)
  }
  // Small and apart, for those who want the proof before the whole.
  const text = { contentType: 'text/plain; charset=utf-8' }
  await putObjectIfAbsent(bucket, objectKeys.archive(ref, CHECKPOINT_FILE), Buffer.from(checkpoint), text)
  await putObjectIfAbsent(bucket, objectKeys.archive(ref, MANIFEST_FILE), manifest, { contentType: 'application/json' })
  return written.versionId
}
