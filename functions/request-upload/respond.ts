import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { attachmentDisposition } from '../../shared/aws/objects.ts'
import type { Lang } from '../../shared/messages/speak.ts'
import { SCRIPT_HASH } from './script.ts'
import { STYLE_HASH } from './style.ts'

/** A page carries one zone's figures: nobody keeps a copy, and its address, which is the key, goes to nobody. */
const GUARDS = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
} as const

/** `uploadOrigin`: where the page's form and script may send files; only our own place without it. */
export function html(statusCode: number, body: string, uploadOrigin?: string): APIGatewayProxyStructuredResultV2 {
  const policy = contentPolicy(uploadOrigin)
  const headers = { ...GUARDS, 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy }
  return { statusCode, headers, body }
}

export function json(statusCode: number, body: unknown): APIGatewayProxyStructuredResultV2 {
  const headers = { ...GUARDS, 'content-type': 'application/json; charset=utf-8' }
  return { statusCode, headers, body: JSON.stringify(body) }
}

export function file(bytes: Uint8Array, contentType: string, fileName: string): APIGatewayProxyStructuredResultV2 {
  const headers = {
    ...GUARDS,
    'content-type': contentType,
    'content-disposition': attachmentDisposition(fileName),
    'content-security-policy': contentPolicy(),
  }
  return { statusCode: 200, headers, body: Buffer.from(bytes).toString('base64'), isBase64Encoded: true }
}

/** Chinese unless asked otherwise: the zones' offices work in it whatever their browser says. */
export function langOf(event: Pick<APIGatewayProxyEventV2, 'queryStringParameters'>): Lang {
  return event.queryStringParameters?.lang === 'en' ? 'en' : 'zh'
}

export function wantsJson(event: Pick<APIGatewayProxyEventV2, 'headers'>): boolean {
  return (event.headers.accept ?? event.headers.Accept ?? '').includes('application/json')
}

function contentPolicy(uploadOrigin?: string): string {
  const sends = ["'self'", ...(uploadOrigin ? [uploadOrigin] : [])].join(' ')
  return [
    "default-src 'none'",
    `script-src '${SCRIPT_HASH}'`,
    `style-src '${STYLE_HASH}'`,
    `connect-src ${sends}`,
    `form-action ${sends}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}
