import type { Json } from '../digest.ts'
import { archiveOperations, archiveSchemas } from './archive-operations.ts'
import type { Answer, Operation, Operations } from './operations.ts'
import { readerOperations } from './reader-operations.ts'
import { zoneOperations } from './zone-operations.ts'
import { zoneSchemas } from './zone-schemas.ts'

/** Raised when an answer changes so that a program written against the one before may fail. */
const VERSION = '1.0.0'

/** Every route of the web address, by its name: what infra deploys, and no more. */
export const operations: Operations = { ...zoneOperations, ...readerOperations, ...archiveOperations }

/** The web address in OpenAPI 3.1 (https://spec.openapis.org/oas/v3.1.0): one for every deployment. */
export function apiDescription(): Json {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Zone Bulletin 开发区月报',
      version: VERSION,
      summary: 'Zones file their monthly figures; auditors download sealed editions.',
      description: 'Step by step with curl: docs/machine-clients.md. Times are UTC, ISO 8601.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    tags: [
      { name: 'zones', description: 'Behind a zone’s link: the token in the path is the key. No other sign-in.' },
      { name: 'officials', description: 'Behind the link in an official’s mail: one edition for one reader.' },
      { name: 'auditors', description: 'With an access token of the office’s OpenID Connect that names the role.' },
      { name: 'public', description: 'For everybody: the releases, and what describes this address. No figures.' },
    ],
    paths: pathsOf(operations),
    components: {
      schemas: { ...zoneSchemas, ...archiveSchemas },
      securitySchemes: { oidc: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
    },
  }
}

function pathsOf(all: Operations): Json {
  const paths: Record<string, Record<string, Json>> = {}
  for (const [route, operation] of Object.entries(all)) {
    const [method = '', path = ''] = route.split(' ')
    paths[path] = { ...paths[path], [method.toLowerCase()]: operationOf(path, operation) }
  }
  return paths
}

function operationOf(path: string, { operationId, summary, tag, query = [], negotiates, answers }: Operation): Json {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    ...{ name, in: 'path', required: true, schema: { type: 'string' } },
    description: PATH_PARAMETERS[name] ?? '',
  }))
  const inQuery = query.map(({ name, description, schema, required }) => ({
    ...{ name, in: 'query', description, schema, required: required ?? false },
  }))
  return {
    ...{ operationId, summary, tags: [tag], parameters: [...inPath, ...inQuery] },
    ...(negotiates ? { description: 'Ask with Accept: application/json to be refused in JSON.' } : {}),
    security: tag === 'auditors' ? [{ oidc: [] }] : [],
    responses: Object.fromEntries(Object.entries(answers).map(([status, answer]) => [status, answerOf(answer)])),
  }
}

function answerOf({ description, content = {} }: Answer): Json {
  const bodies = Object.entries(content).map(([type, schema]) => [type, schema ? { schema } : {}])
  return { description, ...(bodies.length > 0 ? { content: Object.fromEntries(bodies) } : {}) }
}

const PATH_PARAMETERS: Readonly<Record<string, string>> = {
  token: 'Of the link, as mailed: 43 characters.',
  name: 'Name of a file of the edition, as its page lists them.',
  uploadId: '`uploadId`, or `uploadId~versionId` as the status names receipts and copies.',
  programme: 'Code of the programme.',
  period: 'With an underscore where the period has a slash: 2025-03, 2025-01_02.',
  edition: 'Number of the edition, from 1.',
}
