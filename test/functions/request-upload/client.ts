import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { main } from '../../../functions/request-upload/handler.ts'
import { expectDescribed } from '../../fixtures/described.ts'

/** One HTTP request to the function, as the API hands it on. */
export async function ask(
  routeKey: string,
  token: string,
  options: { query?: Record<string, string>; accept?: string; uploadId?: string; now?: string } = {},
) {
  const { query, accept = 'text/html', uploadId, now } = options
  const event = {
    routeKey,
    headers: { accept },
    pathParameters: { token, ...(uploadId ? { uploadId } : {}) },
    ...(query ? { queryStringParameters: query } : {}),
  } as unknown as APIGatewayProxyEventV2
  const answer = await main(event, now ? new Date(now) : new Date())
  // Whatever a test asks for, the answer is one that the description tells programs of.
  expectDescribed(routeKey, answer)
  return answer
}

export interface Permission {
  readonly uploadId: string
  readonly url: string
  readonly fields: Readonly<Record<string, string>>
  readonly fileNameField: string
  readonly expiresAt: string
}

export async function permissionOf(token: string): Promise<Permission> {
  const answer = await ask('POST /z/{token}/permission', token, { accept: 'application/json' })
  return JSON.parse(answer.body ?? '') as Permission
}

/** Uploads by a permission as the page's script does; returns the status that S3 gave. */
export async function post(given: Permission, fileName: string, bytes: Uint8Array): Promise<number> {
  const form = new FormData()
  for (const [name, value] of Object.entries(given.fields)) form.append(name, value)
  form.append(given.fileNameField, encodeURIComponent(fileName))
  form.append('Content-Type', 'application/octet-stream')
  form.append('file', new Blob([Uint8Array.from(bytes)]), 'file')
  const response = await fetch(given.url, { method: 'POST', body: form })
  await response.arrayBuffer()
  return response.status
}
