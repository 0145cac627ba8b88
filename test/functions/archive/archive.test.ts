import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { main as archive } from '../../../functions/archive/handler.ts'
import { putObject } from '../../../shared/aws/objects.ts'
import { sha256Hex } from '../../../shared/digest.ts'
import { objectKeys } from '../../../shared/keys.ts'
import { putEdition } from '../../../shared/store/editions.ts'
import { readLog } from '../../../shared/store/log.ts'
import { EDITION } from '../../fixtures/closing.ts'
import { expectDescribed } from '../../fixtures/described.ts'
import { smallRound } from '../../fixtures/small-programme.ts'
import { BUCKETS, type Storage, startStorage } from '../../fixtures/storage.ts'

let storage: Storage
let versionId: string
const BYTES = Buffer.from('the sealed archive')
const MERGED = { programme: 'small', period: '2025-01/02', edition: 2 }
const NOW = '2025-05-01T08:00:00.000Z'
const LIST = 'GET /archive/editions'
const ONE = 'GET /archive/editions/{programme}/{period}/{edition}'
const DOWNLOAD = 'POST /archive/editions/{programme}/{period}/{edition}/download'
const march = { programme: 'small', period: '2025-03', edition: '1' }

async function main(...of: Parameters<typeof archive>) {
  const answer = await archive(...of)
  expectDescribed(of[0].routeKey, answer)
  return answer
}

beforeAll(async () => {
  storage = await startStorage(smallRound.releasesAt)
  vi.stubEnv('ROLE_CLAIM', 'roles')
  vi.stubEnv('AUDITOR_ROLE', 'auditor')
  const put = (ref: typeof EDITION, bytes: Uint8Array) =>
    putObject(BUCKETS.archive, objectKeys.archive(ref, 'archive.zip'), bytes, { contentType: 'application/zip' })
  ;({ versionId } = await put(EDITION, BYTES))
  // Object Lock protects versions, not names: somebody put another one on top.
  await put(EDITION, Buffer.from('something else'))
  await edition(EDITION, versionId)
  await edition(MERGED, 'v2')
})
afterAll(() => storage.stop())
beforeEach(() => storage.at(NOW))

describe('who may ask', () => {
  test.each([
    ['no role at all', {}],
    ['another role', { roles: 'operator' }],
    ['other roles', { roles: '[operator auditors]' }],
    ['a role that only looks alike', { roles: ['Auditor', 'auditor '] as unknown as string }],
    ['the role in another claim', { scope: 'auditor' }],
  ])('%s: 403, and nothing is said or logged', async (_what, claims) => {
    for (const route of [LIST, ONE, DOWNLOAD]) {
      const { statusCode, body } = await main(event(route, { claims, path: march, query: { programme: 'small' } }))
      expect({ statusCode, body }).toEqual({ statusCode: 403, body: '{"error":"forbidden"}' })
    }
    expect(await readLog('small', '2025-03')).toEqual([])
  })

  test.each([['auditor'], ['[auditor]'], ['[operator auditor]'], ['[operator, auditor]'], [['x', 'auditor']]])(
    'the role as %s',
    async (roles) => {
      const claims = { sub: 's', roles: roles as string }
      expect((await main(event(LIST, { claims, query: { programme: 'small' } }))).statusCode).toBe(200)
    },
  )
})

describe('what can be asked', () => {
  test('the editions of a programme, in order, with what proves them', async () => {
    const { editions } = await ok(event(LIST, { query: { programme: 'small' } }))
    expect(editions.map(({ path }: { path: string }) => path)).toEqual(['small/2025-01_02/2', 'small/2025-03/1'])
    expect(editions[1]).toMatchObject({ manifestHash: 'a'.repeat(64), archiveVersionId: versionId, edition: 1 })
    expect((await ok(event(LIST, { query: { programme: 'none' } }))).editions).toEqual([])
    expect(await main(event(LIST, {}))).toMatchObject({ statusCode: 400 })
  })

  test('one edition, its period as a slug', async () => {
    expect(await ok(event(ONE, { path: march }))).toMatchObject({ period: '2025-03', archiveSha256: sha256Hex(BYTES) })
    const merged = { programme: 'small', period: '2025-01_02', edition: '2' }
    expect(await ok(event(ONE, { path: merged }))).toMatchObject({ period: '2025-01/02', edition: 2 })
  })

  test.each([
    [ONE, { ...march, edition: '2' }],
    [ONE, { ...march, edition: '01' }],
    [ONE, { ...march, edition: '1e0' }],
    [ONE, { ...march, period: '2025-13' }],
    [ONE, { ...march, programme: 'other' }],
    [DOWNLOAD, { ...march, edition: '0' }],
    [DOWNLOAD, {}],
    ['DELETE /archive/editions', march],
  ])('%s %j is not found, and not logged', async (route, path) => {
    expect(await main(event(route, { path }))).toMatchObject({ statusCode: 404 })
    expect(await readLog('small', '2025-03')).toEqual([])
  })
})

describe('a download', () => {
  test('is a short-lived link to exactly the sealed version, and each is logged', async () => {
    const answer = await ok(event(DOWNLOAD, { path: march, requestId: 'r1' }))
    expect(answer).toMatchObject({ versionId, sha256: sha256Hex(BYTES), expiresSeconds: 300 })
    expect(answer.fileName).toBe('small-2025-03-edition-1.zip')
    const response = await fetch(answer.url)
    expect(response.headers.get('content-disposition')).toContain('small-2025-03-edition-1.zip')
    expect(sha256Hex(Buffer.from(await response.arrayBuffer()))).toBe(answer.sha256)
    await ok(event(DOWNLOAD, { path: march, requestId: 'r2' }))
    const entry = { actor: 'someone', act: 'archive-downloaded', time: NOW, detail: { edition: '1', versionId } }
    expect(await readLog('small', '2025-03')).toMatchObject([
      { ...entry, id: 'r1' },
      { ...entry, id: 'r2' },
    ])
  })

  test('ends after five minutes, and another version does not come by it', async () => {
    const { url } = await ok(event(DOWNLOAD, { path: march, requestId: 'r3' }))
    expect((await fetch(url.replace(versionId, 'null'))).status).toBe(403)
    storage.at('2025-05-01T08:05:01.000Z')
    expect((await fetch(url)).status).toBe(403)
  })

  test('answers must not be kept by anybody on the way', async () => {
    const { headers } = await main(event(DOWNLOAD, { path: march, requestId: 'r4' }))
    expect(headers).toMatchObject({ 'cache-control': 'no-store' })
  })
})

interface Asked {
  readonly claims?: Record<string, string>
  readonly path?: Record<string, string>
  readonly query?: Record<string, string>
  readonly requestId?: string
}

function event(routeKey: string, { claims, path, query, requestId = 'r' }: Asked) {
  return {
    routeKey,
    ...(path ? { pathParameters: path } : {}),
    ...(query ? { queryStringParameters: query } : {}),
    requestContext: {
      requestId,
      authorizer: { jwt: { claims: claims ?? { sub: 'someone', roles: 'auditor' }, scopes: [] } },
    },
  } as unknown as APIGatewayProxyEventV2WithJWTAuthorizer
}

async function ok(asked: APIGatewayProxyEventV2WithJWTAuthorizer) {
  const { statusCode, body } = await main(asked)
  expect(statusCode).toBe(200)
  return JSON.parse(body ?? '')
}

async function edition(ref: typeof EDITION, archiveVersionId: string): Promise<void> {
  const hashes = { manifestHash: 'a'.repeat(64), previousManifestHash: null, archiveSha256: sha256Hex(BYTES) }
  await putEdition({ ...ref, ...hashes, archiveVersionId, publishedAt: smallRound.releasesAt, reason: null })
}
