import { createHash } from 'node:crypto'
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { GUARDS } from '../../shared/zone-http.ts'
import { STYLE } from './layout.ts'

const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

export function page(statusCode: number, body: string): APIGatewayProxyStructuredResultV2 {
  const headers = { ...GUARDS, 'content-type': 'text/html; charset=utf-8', 'content-security-policy': POLICY }
  return { statusCode, headers, body }
}

export function redirect(location: string): APIGatewayProxyStructuredResultV2 {
  return { statusCode: 302, headers: { ...GUARDS, location }, body: '' }
}

/** Something that programs fetch again and again: kept for some minutes. */
export function text(body: string, contentType: string): APIGatewayProxyStructuredResultV2 {
  const headers = { 'content-type': contentType, 'cache-control': 'max-age=300', 'x-content-type-options': 'nosniff' }
  return { statusCode: 200, headers, body }
}
