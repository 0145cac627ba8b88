import { lambda } from '../../shared/aws/lambda.ts'
import type { EditionRef } from '../../shared/keys.ts'
import { sealEdition } from './seal-edition.ts'

/** Seals an edition's record; what it returns is what `publish` and `notify` announce. */
export async function main(
  event: EditionRef,
): Promise<EditionRef & { manifestHash: string; archiveVersionId: string }> {
  const { programme, period, edition } = event
  const { manifestHash, archiveVersionId } = await sealEdition({ programme, period, edition })
  return { programme, period, edition, manifestHash, archiveVersionId }
}

export const handler = lambda(main)
