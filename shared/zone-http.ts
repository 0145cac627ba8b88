import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { attachmentDisposition } from './attachment.ts'
import type { Lang } from './messages/speak.ts'

/** What the functions behind a zone's link answer carries that zone's figures: nobody keeps a copy, and its address, which is the key, goes to nobody. */
export const GUARDS = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
} as const

/** A file opened in the browser itself loads nothing and runs nothing. */
const NOTHING = "default-src 'none'; base-uri 'none'; frame-ancestors 'none'"

export function json(statusCode: number, body: unknown): APIGatewayProxyStructuredResultV2 {
  const headers = { ...GUARDS, 'content-type': 'application/json; charset=utf-8' }
  return { statusCode, headers, body: JSON.stringify(body) }
}

export function file(bytes: Uint8Array, contentType: string, fileName: string): APIGatewayProxyStructuredResultV2 {
  const headers = {
    ...GUARDS,
    'content-type': contentType,
    'content-disposition': attachmentDisposition(fileName),
    'content-security-policy': NOTHING,
  }
  return { statusCode: 200, headers, body: Buffer.from(bytes).toString('base64'), isBase64Encoded: true }
}

/** One sentence for a person. */
export function plain(statusCode: number, sentence: string): APIGatewayProxyStructuredResultV2 {
  const headers = { ...GUARDS, 'content-type': 'text/plain; charset=utf-8', 'content-security-policy': NOTHING }
  return { statusCode, headers, body: `${sentence}\n` }
}

/** Chinese unless asked otherwise: the zones' offices work in it whatever their browser says. */
export function langOf(event: Pick<APIGatewayProxyEventV2, 'queryStringParameters'>): Lang {
  return event.queryStringParameters?.lang === 'en' ? 'en' : 'zh'
}

export function wantsJson(event: Pick<APIGatewayProxyEventV2, 'headers'>): boolean {
  return (event.headers.accept ?? event.headers.Accept ?? '').includes('application/json')
}
