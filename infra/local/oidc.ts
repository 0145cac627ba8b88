import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import { join } from 'node:path'
import { Provider } from 'oidc-provider'
import { isObject, type Json, object, parseJson, readJson, text, writeJson } from './json.ts'

export interface Issuer {
  readonly server: Server
  readonly url: string
  /** Once the template is read: what its authorizer expects of a token, and the claim that carries roles. */
  configure(expected: { audience: string; roleClaim: string; roles: Readonly<Record<string, string>> }): void
  /** An access token as a person of that role would hold after signing in. */
  token(role: string): Promise<string>
}

/** Who may ask for a token: one client for each role that the service knows. */
const CLIENTS = ['auditor', 'operator']
const TOKEN_SECONDS = 3_600

/** The organisation's sign-in for trying things out: `oidc-provider` with client credentials only. */
export async function startIssuer(options: { readonly dataDir: string; readonly port: number }): Promise<Issuer> {
  const url = `http://127.0.0.1:${options.port}`
  const { jwk, secret } = loadSecrets(join(options.dataDir, 'oidc.json'))
  let expected = { audience: 'zone-bulletin', roleClaim: 'roles', roles: {} as Readonly<Record<string, string>> }
  const provider = new Provider(url, {
    adapter: keepNothing,
    jwks: { keys: [jwk] },
    clients: CLIENTS.map((client_id) => ({
      client_id,
      client_secret: secret,
      grant_types: ['client_credentials'],
      redirect_uris: [],
      response_types: [],
    })),
    scopes: ['openid'],
    ttl: { ClientCredentials: TOKEN_SECONDS },
    features: {
      clientCredentials: { enabled: true },
      devInteractions: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => 'urn:local:api',
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: '',
          audience: expected.audience,
          accessTokenFormat: 'jwt',
          accessTokenTTL: TOKEN_SECONDS,
          jwt: { sign: { alg: 'RS256' } }, // API Gateway takes RSA only
        }),
      },
    },
    extraTokenClaims: (_context: unknown, token: { clientId: string }) => ({
      [expected.roleClaim]: [expected.roles[token.clientId] ?? token.clientId],
    }),
  })
  const server = createServer(provider.callback())
  await new Promise<void>((resolve) => server.listen(options.port, '127.0.0.1', resolve))
  return {
    server,
    url,
    configure(value) {
      expected = value
    },
    async token(role) {
      const client = CLIENTS.find((name) => name === role || expected.roles[name] === role)
      if (!client) throw new Error(`no client has the role ${role}; there are ${CLIENTS.join(', ')}`)
      const response = await fetch(`${url}/token`, {
        method: 'POST',
        headers: { authorization: `Basic ${Buffer.from(`${client}:${secret}`).toString('base64')}` },
        body: new URLSearchParams({ grant_type: 'client_credentials' }),
      })
      return text(object(parseJson(await response.text())).access_token)
    },
  }
}

/** A token says all about itself, so there is nothing to store; the provider's own adapter would warn of that on the console. */
const nothing = async () => undefined
const keepNothing = () => ({
  ...{ upsert: nothing, find: nothing, findByUserCode: nothing, findByUid: nothing },
  ...{ consume: nothing, destroy: nothing, revokeByGrantId: nothing },
})

/** Kept, so that a token outlives a restart. */
function loadSecrets(file: string): { jwk: Json; secret: string } {
  const stored = readJson(file)
  if (isObject(stored)) return { jwk: stored.jwk ?? null, secret: text(stored.secret) }
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const exported = parseJson(JSON.stringify(privateKey.export({ format: 'jwk' })))
  const made = { jwk: { ...object(exported), alg: 'RS256', use: 'sig' }, secret: randomBytes(24).toString('base64url') }
  writeJson(file, made)
  return made
}
