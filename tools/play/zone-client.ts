import * as v from 'valibot'
import type { Verdict } from '../../shared/submission.ts'

/** A file as an office sends it. */
export interface ZoneFile {
  readonly fileName: string
  readonly contentType: string
  readonly bytes: Uint8Array
}

const Permission = v.object({
  uploadId: v.string(),
  url: v.string(),
  fields: v.record(v.string(), v.string()),
  fileNameField: v.string(),
})

const Status = v.object({
  standing: v.string(),
  revisions: v.array(
    v.object({
      uploadId: v.string(),
      fileName: v.string(),
      verdict: v.picklist(['accepted', 'accepted-with-notes', 'to-explain', 'rejected', 'quarantined']),
      receipt: v.string(),
    }),
  ),
})

export type ZoneStatus = v.InferOutput<typeof Status>

/** How often a page asks for its verdict, and for how long before a person would call. */
const POLL_MILLISECONDS = 150
const PATIENCE_MILLISECONDS = 60_000

/** Opens the page at a link, as a reporter's browser does first. Throws unless it answers. */
export async function openPage(link: string): Promise<void> {
  const page = await fetch(link)
  const body = await page.text()
  if (!page.ok || !body.includes('<form')) throw new Error(`the zone's page answered ${page.status}`)
}

export async function zoneStatus(link: string): Promise<ZoneStatus> {
  const response = await fetch(`${link}/status`, { headers: { accept: 'application/json' } })
  if (!response.ok) throw new Error(`the status answered ${response.status}: ${await response.text()}`)
  return v.parse(Status, await response.json())
}

/** Trades the link for a permission, uploads the file by it, and waits for the verdict. */
export async function upload(link: string, file: ZoneFile): Promise<Verdict> {
  const { uploadId, url, fields, fileNameField } = await permission(link)
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  form.append(fileNameField, encodeURIComponent(file.fileName))
  form.append('Content-Type', file.contentType)
  form.append('file', new Blob([Uint8Array.from(file.bytes)], { type: file.contentType }), 'file')
  const answer = await fetch(url, { method: 'POST', body: form })
  if (!answer.ok) throw new Error(`the upload was answered ${answer.status}: ${await answer.text()}`)
  return verdictOf(link, uploadId)
}

async function permission(link: string) {
  const response = await fetch(`${link}/permission`, { method: 'POST', headers: { accept: 'application/json' } })
  if (!response.ok) throw new Error(`the permission was answered ${response.status}: ${await response.text()}`)
  return v.parse(Permission, await response.json())
}

async function verdictOf(link: string, uploadId: string): Promise<Verdict> {
  const deadline = performance.now() + PATIENCE_MILLISECONDS
  while (performance.now() < deadline) {
    const { revisions } = await zoneStatus(link)
    const mine = revisions.find((revision) => revision.uploadId === uploadId)
    if (mine) return mine.verdict
    await new Promise((resolve) => setTimeout(resolve, POLL_MILLISECONDS))
  }
  throw new Error(`no verdict within ${PATIENCE_MILLISECONDS / 1000} s`)
}
