import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify } from 'jose'
import { object, parseJson, text } from './json.ts'

export interface Authorizer {
  readonly issuer: string
  readonly audience: readonly string[]
}
export type Authorization =
  | { readonly outcome: 'allowed'; readonly claims: Readonly<Record<string, string>>; readonly scopes: string[] | null }
  | { readonly outcome: 'unauthorized' | 'forbidden' }

/** Tolerance as of API Gateway. */
const CLOCK_TOLERANCE_SECONDS = 60

/**
 * API Gateway's JWT authorizer. Tokens live by the machine's clock, as their issuer does.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
 */
export function createAuthorizer({ issuer, audience }: Authorizer) {
  let keys: Promise<ReturnType<typeof createRemoteJWKSet>> | null = null
  return async (header: string | undefined, scopes: readonly string[]): Promise<Authorization> => {
    const token = /^(?:Bearer\s+)?(\S+)$/i.exec(header ?? '')?.[1]
    if (!token) return { outcome: 'unauthorized' }
    keys ??= discoverKeys(issuer)
    try {
      const options = { issuer, audience: [...audience], clockTolerance: CLOCK_TOLERANCE_SECONDS }
      const { payload } = await jwtVerify(token, await keys, options)
      const held = text(object(parseJson(JSON.stringify(payload))).scope, '')
        .split(' ')
        .filter(Boolean)
      if (scopes.length > 0 && !scopes.some((scope) => held.includes(scope))) return { outcome: 'forbidden' }
      return { outcome: 'allowed', claims: claimsOf(payload), scopes: scopes.length > 0 ? held : null }
    } catch (error) {
      if (error instanceof errors.JOSEError) return { outcome: 'unauthorized' }
      keys = null
      throw error
    }
  }
}

async function discoverKeys(issuer: string): Promise<ReturnType<typeof createRemoteJWKSet>> {
  const response = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`)
  return createRemoteJWKSet(new URL(text(object(parseJson(await response.text())).jwks_uri)))
}

/** API Gateway hands every claim on as a text, and a list as `[auditor operator]`. */
function claimsOf(payload: JWTPayload): Record<string, string> {
  return Object.fromEntries(
    Object.entries(payload).map(([name, value]) => [
      name,
      Array.isArray(value) ? `[${value.join(' ')}]` : String(value),
    ]),
  )
}
