import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { leanSchemas } from '../../infra/lean-sdk.ts'

const SENDER = `
import { KMSClient, SignCommand } from '@aws-sdk/client-kms'
export const sign = (endpoint) =>
  new KMSClient({ endpoint, region: 'r', maxAttempts: 1, credentials: { accessKeyId: 'a', secretAccessKey: 's' } })
    .send(new SignCommand({ KeyId: 'k', Message: new Uint8Array(1), SigningAlgorithm: 'ED25519_SHA_512' }))
`

let folder: string
let server: Server
let endpoint: string
const answers: { status: number; body: unknown }[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zone-bulletin-lean-'))
  await build({
    stdin: { contents: SENDER, resolveDir: process.cwd() },
    ...{ bundle: true, minify: true, platform: 'node', format: 'cjs', mainFields: ['module', 'main'] },
    ...{ plugins: [leanSchemas], outfile: join(folder, 'sender.cjs'), logLevel: 'silent' },
  })
  server = createServer((_request, response) => {
    const { status, body } = answers.shift() ?? { status: 500, body: {} }
    response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(body))
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  endpoint = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
})
afterAll(async () => {
  server.close()
  await rm(folder, { recursive: true })
})

const sign = () => createRequire(import.meta.url)(join(folder, 'sender.cjs')).sign(endpoint)

describe('a client without what nobody asks of it', () => {
  it('sends and reads as before', async () => {
    answers.push({ status: 200, body: { KeyId: 'k', Signature: Buffer.from('signed').toString('base64') } })
    expect(Buffer.from((await sign()).Signature).toString()).toBe('signed')
  })

  it('throws errors with their name, message and status', async () => {
    answers.push({ status: 400, body: { __type: 'KMSInvalidStateException', message: 'pending deletion' } })
    await expect(sign()).rejects.toMatchObject({
      ...{ name: 'KMSInvalidStateException', message: 'pending deletion', $fault: 'client' },
      $metadata: { httpStatusCode: 400 },
    })
  })
})
