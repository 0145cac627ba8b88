import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import * as v from 'valibot'
import { formatNoteKey, type NoteKey } from '../../shared/archive/note.ts'
import { readZip } from '../../shared/archive/zip.ts'
import { sha256Hex } from '../../shared/digest.ts'
import { type EditionRef, editionPath } from '../../shared/keys.ts'
import { periodSlug } from '../../shared/period.ts'

const Download = v.object({ url: v.string(), sha256: v.string() })

/** Fetches an edition's archive as an auditor does: by token, through the API, and held against the hash that it names. */
export async function downloadArchive(apiUrl: string, token: string, ref: EditionRef): Promise<Uint8Array> {
  const path = `/archive/editions/${ref.programme}/${periodSlug(ref.period)}/${ref.edition}/download`
  const response = await fetch(new URL(path, apiUrl), { method: 'POST', headers: { authorization: `Bearer ${token}` } })
  if (!response.ok) throw new Error(`the archive answered ${response.status}: ${await response.text()}`)
  const { url, sha256 } = v.parse(Download, await response.json())
  const file = await fetch(url)
  if (!file.ok) throw new Error(`the download answered ${file.status}: ${await file.text()}`)
  const bytes = new Uint8Array(await file.arrayBuffer())
  if (sha256Hex(bytes) !== sha256) throw new Error('the archive that came is not the one that was sealed')
  return bytes
}

/** Writes an edition's folder: the bulletin's files, the archive, its manifest, and the key that verifies it. */
export function writeEdition(out: string, ref: EditionRef, archive: Uint8Array, key: NoteKey): string {
  const folder = join(out, editionPath(ref))
  const zip = readZip(archive)
  if ('fault' in zip) throw new Error(`the archive ${zip.fault}`)
  write(join(folder, 'archive.zip'), archive)
  write(join(folder, 'verifier-key.txt'), Buffer.from(`${formatNoteKey(key)}\n`))
  for (const [path, bytes] of zip.files)
    if (path.startsWith('bulletin/') || path === 'manifest.json')
      write(join(folder, path.replace('bulletin/', '')), bytes)
  return folder
}

function write(path: string, bytes: Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, bytes)
}
