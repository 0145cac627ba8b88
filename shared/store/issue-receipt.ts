import { putObjectIfAbsent } from '../aws/objects.ts'
import { publicKey, sign } from '../aws/signer.ts'
import { ENV, requiredEnv } from '../env.ts'
import { objectKeys } from '../keys.ts'
import { receiptOf, signReceipt } from '../receipt.ts'
import type { Revision } from '../submission.ts'

/** Signs and stores the receipt of a recorded filing, once; returns its bytes. */
export async function issueReceipt(revision: Revision): Promise<Uint8Array> {
  const bytes = await signReceipt(receiptOf(revision), sign, await publicKey())
  const key = objectKeys.receipt(revision, revision.versionId)
  await putObjectIfAbsent(requiredEnv(ENV.rounds), key, bytes, { contentType: 'application/json' })
  return bytes
}
