import { S3Error } from './errors.ts'

/** One rule of a bucket, as `AWS::S3::Bucket` CorsRules has it; a star may stand once in an origin or header. */
export interface CorsRule {
  readonly allowedOrigins: readonly string[]
  readonly allowedMethods: readonly string[]
  readonly allowedHeaders?: readonly string[]
  readonly exposedHeaders?: readonly string[]
  readonly maxAgeSeconds?: number
}

type Headers = Readonly<Record<string, string>>

/** The answer to OPTIONS, or AccessForbidden. Preflights are the one request that carries no signature. */
export function preflight(rules: readonly CorsRule[], request: Headers): Record<string, string> {
  const origin = request.origin
  const method = request['access-control-request-method']
  if (!origin || !method) throw new S3Error('InvalidRequest', 'Insufficient information. Origin request header needed.')
  const asked = (request['access-control-request-headers'] ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '')
  const rule = findRule(rules, origin, method, asked)
  if (!rule) throw new S3Error('AccessForbidden')
  return {
    ...ruleHeaders(rule, origin),
    ...(asked.length > 0 ? { 'access-control-allow-headers': asked.join(', ') } : {}),
    ...(rule.maxAgeSeconds === undefined ? {} : { 'access-control-max-age': String(rule.maxAgeSeconds) }),
  }
}

/** What is added to the answer of an actual request from a page of another origin; nothing without a matching rule. */
export function corsHeaders(rules: readonly CorsRule[], method: string, request: Headers): Record<string, string> {
  const origin = request.origin
  const rule = origin === undefined ? undefined : findRule(rules, origin, method, [])
  return origin === undefined || !rule ? {} : ruleHeaders(rule, origin)
}

function findRule(rules: readonly CorsRule[], origin: string, method: string, headers: readonly string[]) {
  return rules.find(
    (rule) =>
      rule.allowedMethods.includes(method) &&
      rule.allowedOrigins.some((pattern) => matches(pattern, origin)) &&
      headers.every((name) => (rule.allowedHeaders ?? []).some((pattern) => matches(pattern.toLowerCase(), name))),
  )
}

function ruleHeaders(rule: CorsRule, origin: string): Record<string, string> {
  const anyOrigin = rule.allowedOrigins.includes('*')
  return {
    'access-control-allow-origin': anyOrigin ? '*' : origin,
    'access-control-allow-methods': rule.allowedMethods.join(', '),
    ...(anyOrigin ? {} : { 'access-control-allow-credentials': 'true' }),
    ...(rule.exposedHeaders?.length ? { 'access-control-expose-headers': rule.exposedHeaders.join(', ') } : {}),
    vary: 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method',
  }
}

function matches(pattern: string, text: string): boolean {
  const [head = '', tail] = pattern.split('*')
  if (tail === undefined) return pattern === text
  return text.length >= head.length + tail.length && text.startsWith(head) && text.endsWith(tail)
}
