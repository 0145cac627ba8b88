import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import type { Server } from 'node:http'
import { join } from 'node:path'
import { AwsFault, serveAwsJson } from './http.ts'
import { type JsonObject, text } from './json.ts'

const SPEC = 'ECC_NIST_EDWARDS25519'
const ALGORITHM = 'ED25519_SHA_512'
/** KMS takes no longer message raw. */
const MESSAGE_LIMIT_BYTES = 4_096

/** The signing part of KMS: Ed25519 keys, each in a file of the data directory, made at first use. */
export async function startKms(options: {
  readonly dataDir: string
  readonly port: number
  readonly accessKeyId: string
}): Promise<{
  createKey(id: string, arn: string, spec: string): void
  createAlias(name: string, key: string): void
  server: Server
}> {
  const keys = new Map<string, { readonly arn: string; readonly privateKey: KeyObject }>()
  const find = ({ KeyId }: JsonObject) => {
    const key = keys.get(text(KeyId))
    if (!key) throw new AwsFault('NotFoundException', `Key '${text(KeyId)}' does not exist`)
    return key
  }
  const server = await serveAwsJson(options.port, options.accessKeyId, {
    GetPublicKey: (input) => {
      const { arn, privateKey } = find(input)
      const PublicKey = createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).toString('base64')
      return { KeyId: arn, PublicKey, KeySpec: SPEC, KeyUsage: 'SIGN_VERIFY', SigningAlgorithms: [ALGORITHM] }
    },
    Sign: (input) => {
      const { arn, privateKey } = find(input)
      if (text(input.MessageType, 'RAW') !== 'RAW' || input.SigningAlgorithm !== ALGORITHM) {
        throw new AwsFault('ValidationException', `an ${SPEC} key signs RAW messages by ${ALGORITHM} here`)
      }
      const message = Buffer.from(text(input.Message), 'base64')
      if (message.length < 1 || message.length > MESSAGE_LIMIT_BYTES) {
        throw new AwsFault('ValidationException', `'message' must have 1 to ${MESSAGE_LIMIT_BYTES} bytes`)
      }
      const Signature = sign(null, message, privateKey).toString('base64')
      return { KeyId: arn, Signature, SigningAlgorithm: ALGORITHM }
    },
  })
  return {
    server,
    /** Keys that encrypt at rest are nobody's business here; only signing keys are kept. */
    createKey(id, arn, spec) {
      if (spec !== SPEC) return
      const key = { arn, privateKey: loadKey(join(options.dataDir, 'kms', `${id}.pem`)) }
      for (const name of [id, arn]) keys.set(name, key)
    },
    createAlias(name, target) {
      const key = keys.get(target)
      if (key) keys.set(name, key)
    },
  }
}

function loadKey(file: string): KeyObject {
  if (!existsSync(file)) {
    mkdirSync(join(file, '..'), { recursive: true })
    const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' })
    writeFileSync(file, pem, { mode: 0o600 })
  }
  return createPrivateKey(readFileSync(file))
}
