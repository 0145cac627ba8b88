import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { appendFile, cp, mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Metafile } from 'esbuild'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bundleFunctions, bundleSizes, readBundles } from '../../infra/bundle.ts'
import { type Bundles, FUNCTION_NAMES, type FunctionName } from '../../infra/function-names.ts'
import { ENV } from '../../shared/env.ts'
import { functionsOf } from './statements.ts'
import { synthesize } from './template.ts'

/** A cold start reads all of it. DESIGN section 9 gives the number for `ingest`, which every zone waits for. */
const BUNDLE_LIMIT_BYTES: Partial<Record<FunctionName, number>> = {
  ingest: 500_000,
  // A writer of workbooks comes with it; it starts once a month.
  render: 720_000,
}
const ANY_BUNDLE_LIMIT_BYTES = 600_000

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

const codeOf = (name: FunctionName) => join(bundles.folderOf(name), 'index.cjs')

/** Prints the files that a process loaded for the one it was given. */
const LOADED = 'require(process.argv[1]); console.log(JSON.stringify(Object.keys(require.cache)))'

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
    expect(bytes).toBeLessThanOrEqual(BUNDLE_LIMIT_BYTES[name] ?? ANY_BUNDLE_LIMIT_BYTES)
  })

  it('is given every variable that its code reads', () => {
    const read = sourcesOf(name)
      .filter((path) => path !== 'shared/env.ts')
      .flatMap((path) => [...readFileSync(path, 'utf8').matchAll(/\bENV\.(\w+)/g)].map(([, key]) => key))
    const wanted = Object.entries(ENV).filter(([key]) => read.includes(key))
    const fn = functionsOf(template).find(([found]) => found === name)?.[1]
    // Node reads its own.
    const given = Object.keys(fn?.Properties.Environment.Variables).filter((variable) => variable !== ENV.nodeOptions)
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

describe('what makes mail', () => {
  const composerOf = (name: FunctionName) => join(bundles.folderOf(name), 'composer.cjs')

  it('lies beside the code of the functions that mail, and of no other', () => {
    const mailing = FUNCTION_NAMES.filter((name) => sourcesOf(name).includes('shared/aws/mail.ts'))
    expect(mailing).toEqual(['open-round', 'ingest', 'remind', 'notify'])
    expect(FUNCTION_NAMES.filter((name) => existsSync(composerOf(name)))).toEqual(mailing)
  })

  it('is the same file for all, which needs no other', async () => {
    const message = { from: 'office@zb.test', to: 'zone@zb.test', subject: '月报', text: '正文' }
    const mime = await require(composerOf('ingest')).composed(message)
    expect(mime.toString()).toContain(`Subject: =?UTF-8?B?${Buffer.from('月报').toString('base64')}?=`)
    expect(readFileSync(composerOf('notify'))).toEqual(readFileSync(composerOf('ingest')))
  })

  it('is not loaded by a cold start', () => {
    const loaded = spawnSync(process.execPath, ['-e', LOADED, codeOf('ingest')], { encoding: 'utf8' }).stdout
    expect(JSON.parse(loaded)).toEqual([codeOf('ingest')])
  })
})

it('brings no library that only serves what is never asked of the SDK', () => {
  const inputs = Object.values(metafile.outputs).flatMap(({ inputs }) => Object.keys(inputs))
  expect(inputs.filter((path) => path.includes('/mnemonist/'))).toEqual([])
  expect(inputs.some((path) => path.includes('/client-dynamodb/'))).toBe(true)
})

describe('the texts of a function', () => {
  it('are those that it speaks: pages and bulletins are not in ingest', () => {
    const texts = (name: FunctionName) => sourcesOf(name).filter((path) => path.startsWith('shared/messages/'))
    expect(texts('ingest')).toContain('shared/messages/mail.ts')
    expect(texts('ingest')).not.toContain('shared/messages/page.ts')
    expect(texts('ingest')).not.toContain('shared/messages/bulletin.ts')
    expect(texts('request-upload')).not.toContain('shared/messages/bulletin.ts')
  })
})

describe('the code version', () => {
  it('covers every file that is deployed, and what makes mail too', async () => {
    await cp(join(folder, 'first'), join(folder, 'changed'), { recursive: true })
    await appendFile(join(folder, 'changed', 'ingest', 'composer.cjs'), '\n')
    expect((await readBundles(join(folder, 'changed'))).codeVersion).not.toBe(bundles.codeVersion)
  })

  it('is the same for the same sources, wherever they are built', async () => {
    await bundleFunctions(root, join(folder, 'elsewhere', 'second'))
    expect((await readBundles(join(folder, 'elsewhere', 'second'))).codeVersion).toBe(bundles.codeVersion)
    expect(bundles.codeVersion).toMatch(/^[0-9a-f]{64}$/)
  })
})

it('names the functions that have no bundle', async () => {
  await expect(readBundles(folder)).rejects.toThrow('not bundled, for there is no functions/open-round/handler.ts')
})
