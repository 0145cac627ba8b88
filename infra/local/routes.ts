import { randomUUID } from 'node:crypto'
import type { Server } from 'node:http'
import { type Authorization, type Authorizer, createAuthorizer } from './authorizer.ts'
import type { Clock } from './clock.ts'
import type { Invoke } from './functions.ts'
import { type Received, type Reply, serve } from './http.ts'
import { isObject, type Json, type JsonObject, list, object, text } from './json.ts'

export interface Route {
  /** `GET /z/{token}`, `ANY /{proxy+}` or `$default` */
  readonly key: string
  readonly functionArn: string
  readonly authorizer: Authorizer | null
  readonly scopes: readonly string[]
}

export interface Api {
  readonly server: Server
  /** Until the routes are known, nothing is found. */
  setRoutes(apiId: string, routes: readonly Route[], invoke: Invoke): void
}

/** API Gateway's HTTP API with payload format 2.0. */
export async function startApi(port: number, clock: Clock, log: (line: string) => void): Promise<Api> {
  let answer = async (_request: Received): Promise<Reply> => message(503, 'Service Unavailable')
  const server = await serve(port, (request) => answer(request))
  return {
    server,
    setRoutes(apiId, routes, invoke) {
      const compiled = routes.map(compile).sort((a, b) => b.rank.localeCompare(a.rank))
      answer = async (request) => {
        const match = find(compiled, request)
        if (!match) return message(404, 'Not Found')
        const { route, authorize, parameters } = match
        const authorization = await authorize?.(request.headers.authorization, route.scopes)
        if (authorization?.outcome === 'unauthorized') return message(401, 'Unauthorized')
        if (authorization?.outcome === 'forbidden') return message(403, 'Forbidden')
        const event = eventOf({ request, routeKey: route.key, parameters, authorization, apiId, now: clock.now() })
        try {
          return replyOf(await invoke(route.functionArn, event))
        } catch (error) {
          log(`${route.key}: ${String(error)}`)
          return message(500, 'Internal Server Error')
        }
      }
    },
  }
}

const message = (status: number, text: string): Reply => ({ status, body: JSON.stringify({ message: text }) })

interface CompiledRoute {
  readonly route: Route
  readonly authorize: ReturnType<typeof createAuthorizer> | null
  readonly method: string
  readonly pattern: RegExp
  readonly names: readonly string[]
  /** sorts full matches before variables before greedy ones, and a named method before ANY */
  readonly rank: string
}

function compile(route: Route): CompiledRoute {
  const authorize = route.authorizer ? createAuthorizer(route.authorizer) : null
  if (route.key === '$default') return { route, authorize, method: 'ANY', pattern: /^/, names: [], rank: '' }
  const [method = '', path = ''] = route.key.split(' ')
  const segments = path.split('/').slice(1)
  const names = [...path.matchAll(/\{([^}+]+)\+?\}/g)].map(([, name = '']) => name)
  const patterns = segments.map((segment) => {
    if (segment.endsWith('+}')) return '(.+)'
    return segment.startsWith('{') ? '([^/]+)' : segment.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  })
  const ranks = segments.map((segment) => (segment.endsWith('+}') ? '1' : segment.startsWith('{') ? '2' : '3'))
  const rank = ranks.join('') + (method === 'ANY' ? '0' : '1')
  return { route, authorize, method, pattern: new RegExp(`^/${patterns.join('/')}$`), names, rank }
}

function find(routes: readonly CompiledRoute[], { method, url }: Received) {
  for (const candidate of routes) {
    if (candidate.method !== 'ANY' && candidate.method !== method) continue
    const values = candidate.pattern.exec(url.pathname)
    if (!values) continue
    const parameters = candidate.names.map((name, i) => [name, decode(values[i + 1] ?? '')])
    return { ...candidate, parameters: Object.fromEntries(parameters) }
  }
  return null
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}

function eventOf(call: {
  readonly request: Received
  readonly routeKey: string
  readonly parameters: Record<string, string>
  readonly authorization: Authorization | undefined
  readonly apiId: string
  readonly now: Date
}): JsonObject {
  const { request, routeKey, parameters, authorization, apiId, now } = call
  const { method, url, body } = request
  const { cookie, ...others } = request.headers
  const headers = Object.entries(others).map(([name, value]): [string, string] => [name, String(value)])
  const query = Map.groupBy(url.searchParams, ([name]) => name)
  const isText = /^(text\/|application\/(json|javascript|xml)\b)/.test(request.headers['content-type'] ?? '')
  const allowed = authorization?.outcome === 'allowed' ? authorization : null
  return {
    version: '2.0',
    routeKey,
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    ...(cookie ? { cookies: cookie.split(/;\s*/) } : {}),
    headers: Object.fromEntries(headers),
    ...(query.size > 0
      ? {
          queryStringParameters: Object.fromEntries([...query].map(([k, all]) => [k, all.map(([, v]) => v).join(',')])),
        }
      : {}),
    ...(Object.keys(parameters).length > 0 ? { pathParameters: parameters } : {}),
    requestContext: {
      accountId: '000000000000',
      apiId,
      domainName: url.host,
      domainPrefix: apiId,
      http: {
        method,
        path: url.pathname,
        protocol: 'HTTP/1.1',
        sourceIp: '127.0.0.1',
        userAgent: request.headers['user-agent'] ?? '',
      },
      requestId: randomUUID(),
      routeKey,
      stage: '$default',
      time: now.toISOString(),
      timeEpoch: now.getTime(),
      ...(allowed ? { authorizer: { jwt: { claims: { ...allowed.claims }, scopes: allowed.scopes } } } : {}),
    },
    ...(body.length > 0 ? { body: body.toString(isText ? 'utf8' : 'base64') } : {}),
    isBase64Encoded: body.length > 0 && !isText,
  }
}

/** A result without a status code is the body itself. */
function replyOf(result: Json): Reply {
  if (!isObject(result) || result.statusCode === undefined) return { status: 200, body: JSON.stringify(result) }
  const headers = Object.entries(object(result.headers)).map(([name, value]) => [name.toLowerCase(), String(value)])
  const cookies = list(result.cookies).map((cookie) => text(cookie))
  return {
    status: Number(result.statusCode),
    headers: {
      'content-type': 'text/plain;charset=utf-8',
      ...Object.fromEntries(headers),
      ...(cookies.length > 0 ? { 'set-cookie': cookies } : {}),
    },
    body: Buffer.from(text(result.body, ''), result.isBase64Encoded === true ? 'base64' : 'utf8'),
  }
}
