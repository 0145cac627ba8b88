import { createPublicKey, verify } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { GetPublicKeyCommand, KMSClient, SignCommand } from '@aws-sdk/client-kms'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { close } from '../../../infra/local/http.ts'
import { startKms } from '../../../infra/local/kms.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'zone-bulletin-kms-'))
let kms: Awaited<ReturnType<typeof startKms>>
let client: KMSClient
beforeAll(async () => {
  kms = await startKms({ dataDir, port: 0, accessKeyId: 'LOCAL' })
  kms.createKey('signing', 'arn:signing', 'ECC_NIST_EDWARDS25519')
  kms.createKey('at-rest', 'arn:at-rest', 'SYMMETRIC_DEFAULT')
  kms.createAlias('alias/signing', 'signing')
  client = clientAs('LOCAL')
})
afterAll(async () => {
  await close(kms.server)
  rmSync(dataDir, { recursive: true })
})

function clientAs(accessKeyId: string): KMSClient {
  const { port } = kms.server.address() as { port: number }
  const credentials = { accessKeyId, secretAccessKey: 'x' }
  return new KMSClient({ endpoint: `http://127.0.0.1:${port}`, region: 'cn-north-1', credentials, maxAttempts: 1 })
}
const sign = (KeyId: string, Message: Uint8Array, more = {}, by = client) =>
  by.send(new SignCommand({ KeyId, Message, MessageType: 'RAW', SigningAlgorithm: 'ED25519_SHA_512', ...more }))

it('signs by the key whose public half it gives, under each of its names', async () => {
  const message = Buffer.from('月报')
  const { PublicKey } = await client.send(new GetPublicKeyCommand({ KeyId: 'alias/signing' }))
  const key = createPublicKey({ key: Buffer.from(PublicKey!), format: 'der', type: 'spki' })
  for (const name of ['signing', 'arn:signing', 'alias/signing']) {
    const { Signature, KeyId } = await sign(name, message)
    expect([verify(null, message, key, Signature!), KeyId]).toEqual([true, 'arn:signing'])
    expect(verify(null, Buffer.from('月报!'), key, Signature!)).toBe(false)
  }
})

it('refuses what KMS refuses', async () => {
  const text = Buffer.from('x')
  await expect(sign('other', text)).rejects.toMatchObject({ name: 'NotFoundException' })
  await expect(sign('at-rest', text)).rejects.toMatchObject({ name: 'NotFoundException' })
  const invalid = { name: 'ValidationException' }
  await expect(sign('signing', Buffer.alloc(4_097))).rejects.toMatchObject(invalid)
  await expect(sign('signing', Buffer.alloc(0))).rejects.toMatchObject(invalid)
  await expect(sign('signing', text, { MessageType: 'DIGEST' })).rejects.toMatchObject(invalid)
  await expect(sign('signing', text, { SigningAlgorithm: 'ECDSA_SHA_256' })).rejects.toMatchObject(invalid)
  const stranger = sign('signing', text, {}, clientAs('OTHER'))
  await expect(stranger).rejects.toMatchObject({ name: 'UnrecognizedClientException' })
  expect((await sign('signing', Buffer.alloc(4_096))).Signature).toHaveLength(64)
})
