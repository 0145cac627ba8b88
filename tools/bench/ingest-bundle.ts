import { join } from 'node:path'
import { bundleFunctions } from '../../infra/bundle.ts'

const ROOT = join(import.meta.dirname, '../..')
const FOLDER = join(ROOT, '.build/bench')

/** The file of `ingest` as a synth deploys it, made from the present sources, once a run; with its whole path. */
export function ingestBundle(): Promise<string> {
  made ??= bundleFunctions(ROOT, FOLDER).then(() => join(FOLDER, 'ingest/index.cjs'))
  return made
}

let made: Promise<string> | null = null
