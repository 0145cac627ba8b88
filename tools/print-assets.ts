import { join } from 'node:path'
import { addRenderAssets } from '../infra/render-asset.ts'

const DIR = join(import.meta.dirname, '..', '.build', 'print')

/** Compiler, fonts and layouts as the functions have them beside their code, made in the tree's own build folder. */
export async function printAssets(): Promise<string> {
  await addRenderAssets(DIR)
  return DIR
}
