import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { GUARDS } from '../../shared/zone-http.ts'
import { SCRIPT_HASH } from './script.ts'
import { STYLE_HASH } from './style.ts'

/** `uploadOrigin`: where the page's form and script may send files; only our own place without it. */
export function html(statusCode: number, body: string, uploadOrigin?: string): APIGatewayProxyStructuredResultV2 {
  const policy = contentPolicy(uploadOrigin)
  const headers = { ...GUARDS, 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy }
  return { statusCode, headers, body }
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
