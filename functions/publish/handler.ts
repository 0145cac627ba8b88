import { lambda } from '../../shared/aws/lambda.ts'
import type { EditionRef } from '../../shared/keys.ts'
import { publishEdition } from './publish-edition.ts'

/** Publishes an edition that is sealed; its release time has come. */
export async function main({ programme, period, edition }: EditionRef): Promise<EditionRef> {
  await publishEdition({ programme, period, edition }, new Date().toISOString())
  return { programme, period, edition }
}

export const handler = lambda(main)
