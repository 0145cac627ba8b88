import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Metafile } from 'esbuild'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bundleFunctions, bundleSizes, readBundles } from '../../infra/bundle.ts'
import { type Bundles, FUNCTION_NAMES } from '../../infra/function-names.ts'
import { ENV } from '../../shared/env.ts'
import { functionsOf } from './statements.ts'
import { synthesize } from './template.ts'

/** A cold start reads all of it; `npm run bench -- bundle` holds `ingest` to its goal. */
const BUNDLE_LIMIT_BYTES = 1_000_000

const root = process.cwd()
const require = createRequire(import.meta.url)
const template = synthesize()
let folder: string
let metafile: Metafile
let bundles: Bundles

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zone-bulletin-bundles-'))
  metafile = await bundleFunctions(root, join(folder, 'first'))
  bundles = await readBundles(join(folder, 'first'))
})
afterAll(() => rm(folder, { recursive: true }))

const codeOf = (name: (typeof FUNCTION_NAMES)[number]) => join(bundles.folderOf(name), 'index.cjs')

/** The project's own files that end up in a bundle. */
function sourcesOf(name: string): string[] {
  const output = Object.entries(metafile.outputs).find(([path]) => path.endsWith(`/${name}/index.cjs`))?.[1]
  return Object.entries(output?.inputs ?? {})
    .filter(([path, { bytesInOutput }]) => bytesInOutput > 0 && /^(functions|shared)\//.test(path))
    .map(([path]) => path)
}

describe.each(FUNCTION_NAMES)('%s', (name) => {
  it('loads by itself and has a handler', () => {
    expect(require(codeOf(name)).handler).toBeTypeOf('function')
  })

  it('is no larger than a cold start bears', () => {
    const bytes = bundleSizes(metafile).find((size) => size.name === name)?.bytes
    expect(bytes).toBeGreaterThan(10_000)
    expect(bytes).toBeLessThan(BUNDLE_LIMIT_BYTES)
  })

  it('is given every variable that its code reads', () => {
    const read = sourcesOf(name)
      .filter((path) => path !== 'shared/env.ts')
      .flatMap((path) => [...readFileSync(path, 'utf8').matchAll(/\bENV\.(\w+)/g)].map(([, key]) => key))
    const wanted = Object.entries(ENV).filter(([key]) => read.includes(key))
    const fn = functionsOf(template).find(([found]) => found === name)?.[1]
    const given = Object.keys(fn?.Properties.Environment.Variables)
    expect(given.sort()).toEqual(wanted.map(([, variable]) => variable).sort())
  })

  it('holds no code of another function', () => {
    const others = sourcesOf(name).filter(
      (path) => path.startsWith('functions/') && !path.startsWith(`functions/${name}/`),
    )
    expect(others).toEqual([])
  })

  it('tells nothing of the machine that built it', () => {
    expect(readFileSync(codeOf(name), 'utf8')).not.toContain(root)
  })
})

describe('the code version', () => {
  it('is the same for the same sources, wherever they are built', async () => {
    await bundleFunctions(root, join(folder, 'elsewhere', 'second'))
    expect((await readBundles(join(folder, 'elsewhere', 'second'))).codeVersion).toBe(bundles.codeVersion)
    expect(bundles.codeVersion).toMatch(/^[0-9a-f]{64}$/)
  })
})

it('names the functions that have no bundle', async () => {
  await expect(readBundles(folder)).rejects.toThrow('not bundled, for there is no functions/open-round/handler.ts')
})
