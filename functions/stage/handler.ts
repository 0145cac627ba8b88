import { lambda } from '../../shared/aws/lambda.ts'
import type { EditionRef } from '../../shared/keys.ts'
import { stageEdition } from './stage-edition.ts'

/** Lays a sealed edition's files ready, so that its release is one small write at the minute. */
export async function main({ programme, period, edition }: EditionRef): Promise<EditionRef & { files: number }> {
  const ref = { programme, period, edition }
  const { files } = await stageEdition(ref)
  return { ...ref, files: files.length }
}

export const handler = lambda(main)
