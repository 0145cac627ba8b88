import { GetPublicKeyCommand, KMSClient, SignCommand } from '@aws-sdk/client-kms'
import { ENV, requiredEnv } from '../env.ts'
import { ConfigurationError } from '../errors.ts'
import { CLIENT_LIMITS, lazily } from './client.ts'

/** KMS takes raw messages up to this size; Ed25519 is not defined over a digest here (`ED25519_SHA_512`, RFC 8032 PureEdDSA). */
export const MESSAGE_LIMIT_BYTES = 4_096

const SPKI_HEADER = Buffer.from('302a300506032b6570032100', 'hex')

/** The 64 bytes of an Ed25519 signature. The same message gives the same signature. */
export async function sign(message: Uint8Array): Promise<Uint8Array> {
  if (message.length > MESSAGE_LIMIT_BYTES)
    throw new RangeError(`a message of ${message.length} bytes is over the ${MESSAGE_LIMIT_BYTES} that KMS signs`)
  const { Signature: signature } = await kms().send(
    new SignCommand({
      KeyId: requiredEnv(ENV.signingKey),
      Message: message,
      MessageType: 'RAW',
      SigningAlgorithm: 'ED25519_SHA_512',
    }),
  )
  if (signature?.length !== 64) throw new ConfigurationError('the signing key did not answer with an Ed25519 signature')
  return signature
}

/** The 32 raw bytes of the public key, asked for once a process. */
export async function publicKey(): Promise<Uint8Array> {
  knownKey ??= await loadKey()
  return knownKey
}

let knownKey: Uint8Array | undefined

const kms = lazily(() => new KMSClient(CLIENT_LIMITS))

async function loadKey(): Promise<Uint8Array> {
  const { PublicKey: spki } = await kms().send(new GetPublicKeyCommand({ KeyId: requiredEnv(ENV.signingKey) }))
  const isEd25519 = spki?.length === SPKI_HEADER.length + 32 && SPKI_HEADER.equals(spki.subarray(0, SPKI_HEADER.length))
  if (!spki || !isEd25519) throw new ConfigurationError('the signing key is not an Ed25519 key')
  return spki.slice(SPKI_HEADER.length)
}
