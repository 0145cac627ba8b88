import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { type BuildOptions, build, type Metafile, type Plugin } from 'esbuild'
import { type Bundles, FUNCTION_NAMES, type FunctionName, PROGRAMMES_FILE } from './function-names.ts'
import { leanSchemas, UNUSED_CREDENTIALS, withoutEndpointCache } from './lean-sdk.ts'

/** Bundles every function that is there, in one go, and returns what went into each. The same sources give the same bytes. */
export async function bundleFunctions(root: string, outDir: string): Promise<Metafile> {
  const names = FUNCTION_NAMES.filter((name) => existsSync(handlerOf(root, name)))
  await rm(outDir, { recursive: true, force: true })
  await mkdir(outDir, { recursive: true })
  const { metafile } = await build({
    ...OPTIONS,
    absWorkingDir: root,
    outdir: outDir,
    entryPoints: entries(root, names),
  })
  await writeComposer(root, metafile)
  return metafile
}

/** What the stack deploys, once every folder is complete with the files that lie beside the code. */
export async function readBundles(outDir: string): Promise<Bundles> {
  const folderOf = (name: FunctionName) => join(outDir, name)
  const missing = FUNCTION_NAMES.filter((name) => !existsSync(join(folderOf(name), BUNDLE_FILE)))
  if (missing.length > 0) throw new Error(`not bundled, for there is no functions/${missing[0]}/handler.ts: ${missing}`)
  return { folderOf, codeVersion: await hashOfFiles(outDir) }
}

/** How much code each function loads, in the order of the pipeline. */
export function bundleSizes({ outputs }: Metafile): { readonly name: FunctionName; readonly bytes: number }[] {
  const sizes = new Map(Object.entries(outputs).map(([path, { bytes }]) => [basename(dirname(path)), bytes]))
  return FUNCTION_NAMES.map((name) => ({ name, bytes: sizes.get(name) ?? 0 }))
}

/** What makes mail is a third of a function's code and no part of its cold start: a second file, loaded with the first message. */
const COMPOSER = { source: 'shared/aws/composer.ts', file: './composer.cjs' } as const

const composerBeside: Plugin = {
  name: 'composer-beside',
  setup(build) {
    build.onResolve({ filter: /\/composer\.ts$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: COMPOSER.file, external: true } : null,
    )
  },
}

/** Builds it once and lays it into the folder of every function that can ask for it. */
async function writeComposer(root: string, { outputs }: Metafile): Promise<void> {
  const mailing = Object.entries(outputs).filter(([, { imports }]) =>
    imports.some(({ path }) => path === COMPOSER.file),
  )
  if (mailing.length === 0) return
  const { outputFiles } = await build({
    ...{ ...OPTIONS, absWorkingDir: root, write: false },
    entryPoints: [join(root, COMPOSER.source)],
  })
  for (const [path] of mailing)
    for (const { contents } of outputFiles) await writeFile(join(dirname(resolve(root, path)), COMPOSER.file), contents)
}

/** `index.cjs`: its name makes it CommonJS wherever it lies, without a package.json beside it. */
const BUNDLE_FILE = 'index.cjs'

/**
 * CommonJS, because Node loads it about a quarter faster than the same code as a module; the SDK is inside, because the
 * runtime's own takes twice as long. `module` first: only the SDK's ES modules can be shaken.
 */
const OPTIONS = {
  bundle: true,
  minify: true,
  platform: 'node',
  target: 'node24',
  format: 'cjs',
  outExtension: { '.js': '.cjs' },
  mainFields: ['module', 'main'],
  external: ['*.node', ...UNUSED_CREDENTIALS],
  plugins: [leanSchemas, withoutEndpointCache, composerBeside],
  // What is loaded later is loaded by `require`: the loader of modules takes some milliseconds to start.
  supported: { 'dynamic-import': false },
  metafile: true,
  charset: 'utf8',
  legalComments: 'none',
  logLevel: 'warning',
  // What a module knows of its own place, told in CommonJS.
  define: {
    'import.meta.url': '__moduleUrl',
    'import.meta.dirname': '__dirname',
    'import.meta.filename': '__filename',
  },
  banner: { js: 'const __moduleUrl=require("node:url").pathToFileURL(__filename).href;' },
} satisfies BuildOptions & { metafile: true }

const handlerOf = (root: string, name: FunctionName) => join(root, 'functions', name, 'handler.ts')

function entries(root: string, names: readonly FunctionName[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [`${name}/index`, handlerOf(root, name)]))
}

/** The compiled programmes beside the bundle of `open-round`: `{[code]: Programme}`. */
export async function writeProgrammes(outDir: string, programmes: readonly { readonly code: string }[]): Promise<void> {
  const byCode = Object.fromEntries(programmes.map((programme) => [programme.code, programme]))
  await mkdir(join(outDir, 'open-round'), { recursive: true })
  await writeFile(join(outDir, 'open-round', PROGRAMMES_FILE), JSON.stringify(byCode))
}

async function hashOfFiles(folder: string): Promise<string> {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && entry.name !== PROGRAMMES_FILE)
    .map((entry) => join(entry.parentPath, entry.name))
  const paths = files.map((file) => [relative(folder, file).replaceAll('\\', '/'), file] as const)
  const hash = createHash('sha256')
  for (const [path, file] of paths.sort(([a], [b]) => (a < b ? -1 : 1))) {
    const sha256 = createHash('sha256')
      .update(await readFile(file))
      .digest('hex')
    hash.update(`${sha256}  ${path}\n`)
  }
  return hash.digest('hex')
}
