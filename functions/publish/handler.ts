import { lambda } from '../../shared/aws/lambda.ts'
import type { EditionRef } from '../../shared/keys.ts'
import { loadProgramme } from '../../shared/store/programmes.ts'
import { publishEdition } from './publish-edition.ts'
import { tellReleases } from './tell-releases.ts'

/** Publishes an edition that lies ready; its release time has come. Calendar and feed follow. */
export async function main({ programme, period, edition }: EditionRef): Promise<EditionRef> {
  const { programmeHash } = await publishEdition({ programme, period, edition }, new Date().toISOString())
  await tellReleases(await loadProgramme(programme, programmeHash))
  return { programme, period, edition }
}

export const handler = lambda(main)
