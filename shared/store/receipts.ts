import { getObject } from '../aws/objects.ts'
import { ENV, requiredEnv } from '../env.ts'
import { objectKeys } from '../keys.ts'
import type { Revision } from '../submission.ts'

const RECEIPT_LIMIT_BYTES = 100_000

/** The receipt as it was issued; null where there is none yet. */
export async function loadReceipt(revision: Revision): Promise<Uint8Array | null> {
  const key = objectKeys.receipt(revision, revision.versionId)
  const object = await getObject(requiredEnv(ENV.rounds), key, { limitBytes: RECEIPT_LIMIT_BYTES })
  return object?.bytes ?? null
}
