import { readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ASKED_ERRORS, leanSchemas } from '../../infra/lean-sdk.ts'

const SENDER = `
import { KMSClient, SignCommand } from '@aws-sdk/client-kms'
export const sign = (endpoint) =>
  new KMSClient({ endpoint, region: 'r', maxAttempts: 1, credentials: { accessKeyId: 'a', secretAccessKey: 's' } })
    .send(new SignCommand({ KeyId: 'k', Message: new Uint8Array(1), SigningAlgorithm: 'ED25519_SHA_512' }))
`

const WRITER = `
import { ConditionalCheckFailedException, DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb'
export { ConditionalCheckFailedException }
export const put = (endpoint) =>
  new DynamoDBClient({ endpoint, region: 'r', maxAttempts: 1, credentials: { accessKeyId: 'a', secretAccessKey: 's' } })
    .send(new PutItemCommand({ TableName: 't', Item: { pk: { S: 'a' } } }))
`

let folder: string
let server: Server
let endpoint: string
const answers: { status: number; body: unknown }[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zone-bulletin-lean-'))
  await Promise.all([bundled(SENDER, 'sender.cjs'), bundled(WRITER, 'writer.cjs')])
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

async function bundled(contents: string, name: string): Promise<void> {
  await build({
    stdin: { contents, resolveDir: process.cwd() },
    ...{ bundle: true, minify: true, platform: 'node', format: 'cjs', mainFields: ['module', 'main'] },
    ...{ plugins: [leanSchemas], outfile: join(folder, name), logLevel: 'silent' },
  })
}

const require = createRequire(import.meta.url)
const sign = () => require(join(folder, 'sender.cjs')).sign(endpoint)

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

  it('still tells by its class the error that is asked for', async () => {
    const { put, ConditionalCheckFailedException } = require(join(folder, 'writer.cjs'))
    const thrown = (name: string) => {
      answers.push({ status: 400, body: { __type: `com.amazonaws.dynamodb.v20120810#${name}`, message: 'words' } })
      return put(endpoint).catch((error: unknown) => error)
    }
    expect(await thrown('ConditionalCheckFailedException')).toBeInstanceOf(ConditionalCheckFailedException)
    const throttled = await thrown('ProvisionedThroughputExceededException')
    expect(throttled).not.toBeInstanceOf(ConditionalCheckFailedException)
    expect(throttled).toMatchObject({ name: 'ProvisionedThroughputExceededException', message: 'words' })
  })
})

it('every class of error that our code imports is among those that are kept', () => {
  const folders = ['shared', 'functions']
  const sources = folders.flatMap((dir) =>
    readdirSync(dir, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => readFileSync(join(dir, name), 'utf8')),
  )
  const imported = sources.flatMap((text) =>
    [...text.matchAll(/import \{([^}]*)\} from '@aws-sdk\/client-/g)].flatMap(([, names = '']) => names.match(/\w+/g)),
  )
  const classes = imported.filter((name) => /(Exception|^No\w+|^Not\w+|Error)$/.test(name ?? ''))
  expect(new Set(classes)).toEqual(new Set([...ASKED_ERRORS, 'S3ServiceException']))
})
