import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { loadProgrammes } from '../../infra/programmes.ts'
import type { Programme } from '../../shared/programme/schema.ts'
import { required, UsageError } from './command.ts'

/** Throws UsageError, with what there is, for a programme that there is not. */
export async function loadedProgramme(values: {
  readonly programme?: string | undefined
  readonly programmes?: string | undefined
}): Promise<Programme> {
  const code = required(values.programme, '--programme')
  const programmes = await loadProgrammes(values.programmes ?? programmesHere())
  const programme = programmes.get(code)
  if (!programme) throw new UsageError(`there is no programme ${code}; there are ${[...programmes.keys()].join(' ')}`)
  return programme
}

/** Those of the folder in which the command is called, else those that it comes with. */
export function programmesHere(): string {
  return existsSync('programmes') ? 'programmes' : join(import.meta.dirname, '../../programmes')
}
