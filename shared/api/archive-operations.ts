import { json, type Operations } from './operations.ts'
import { instant, listOf, nullable, object, oneOf, positive, ref, type Schema, saying, sha256, text } from './schema.ts'

/** What the auditors' door answers. */
export const archiveSchemas: Readonly<Record<string, Schema>> = {
  Editions: object({ editions: listOf(ref('Edition')) }),
  Edition: object({
    programme: text(),
    period: text(),
    edition: positive,
    path: text('How the addresses below /archive/editions/ spell it.'),
    manifestHash: sha256,
    previousManifestHash: nullable(sha256),
    archiveVersionId: text(),
    archiveSha256: sha256,
    publishedAt: instant,
    reason: nullable(text('Why it follows another edition.')),
  }),
  Download: object({
    url: saying({ type: 'string', format: 'uri' }, 'Of exactly the sealed version.'),
    versionId: text(),
    sha256: saying(sha256, 'Hold what you download against it.'),
    expiresSeconds: positive,
    fileName: text(),
  }),
  Fault: object({ error: oneOf('forbidden', 'not-found', 'programme-required') }),
  Unauthorized: object({ message: text() }),
}

const DENIED = {
  401: { description: 'No valid token.', content: json('Unauthorized') },
  403: { description: 'The token does not name the role.', content: json('Fault') },
} as const
const EDITION = '/archive/editions/{programme}/{period}/{edition}'
const MISSING = { 404: { description: 'No such edition.', content: json('Fault') } } as const

/** For whoever signs in with the office's OpenID Connect and has the auditor's role. */
export const archiveOperations: Operations = {
  'GET /archive/editions': {
    ...{ operationId: 'editions', tag: 'auditors', summary: 'The published editions of a programme.' },
    query: [{ name: 'programme', description: 'Its code.', schema: { type: 'string' }, required: true }],
    answers: {
      200: { description: 'By period, then by number.', content: json('Editions') },
      400: { description: 'No programme was named.', content: json('Fault') },
      ...DENIED,
    },
  },
  [`GET ${EDITION}`]: {
    ...{ operationId: 'edition', tag: 'auditors', summary: 'One edition, with what proves its archive.' },
    answers: { 200: { description: 'The edition.', content: json('Edition') }, ...DENIED, ...MISSING },
  },
  [`POST ${EDITION}/download`]: {
    ...{
      operationId: 'download',
      tag: 'auditors',
      summary: 'A link of a few minutes to the sealed archive. It is logged who asked.',
    },
    answers: { 200: { description: 'Where to get it.', content: json('Download') }, ...DENIED, ...MISSING },
  },
}
