import { writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { App, Validations } from 'aws-cdk-lib'
import { AwsSolutionsChecks } from 'cdk-nag'
import { ProgrammeError } from '../shared/errors.ts'
import { bundleFunctions, bundleSizes, readBundles, writeProgrammes } from './bundle.ts'
import { buildDesk } from './desk.ts'
import { DESK_FILE, PRINTING } from './function-names.ts'
import { loadProgrammes } from './programmes.ts'
import { addRenderAssets } from './render-asset.ts'
import { ZoneBulletin } from './stack.ts'

// Sources and programmes in, a cloud assembly out. Needs no network, no account and no home directory.

const STACK = 'zone-bulletin'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const outdir = process.env.CDK_OUTDIR ?? join(root, 'cdk.out')
// Beside the assembly: two that are synthesized at once, into two places, do not meet.
const build = join(dirname(outdir), '.build')
const functions = join(build, 'functions')

const programmes = [...(await loadProgrammes(join(root, 'programmes')).catch(explain)).values()]
const metafile = await bundleFunctions(root, functions)
await writeFile(join(build, 'metafile.json'), JSON.stringify(metafile))
await writeProgrammes(functions, programmes)
await writeFile(join(functions, 'request-upload', DESK_FILE), await buildDesk(root))
for (const name of PRINTING) await addRenderAssets(join(functions, name))
const bundles = await readBundles(functions)

const app = new App({ outdir, analyticsReporting: false })
// A finding that infra/acknowledged.ts has no reason for ends the synth.
Validations.of(app).addPlugins(new AwsSolutionsChecks(app))
new ZoneBulletin(app, STACK, { bundles, programmes })
app.synth()

const template = join(outdir, `${STACK}.template.json`)
const sizes = bundleSizes(metafile).map(({ name, bytes }) => `${name} ${Math.round(bytes / 1000)} kB`)
console.log(`template    ${relative(process.cwd(), template)}
programmes  ${programmes.map(({ code, hash }) => `${code} ${hash.slice(0, 12)}`).join(', ')}
functions   ${sizes.join(', ')}
code        ${bundles.codeVersion}`)

/** Whoever edits a programme wants its faults, not where in the code they were found. */
function explain(error: unknown): never {
  if (!(error instanceof ProgrammeError)) throw error
  console.error(error.message)
  process.exit(1)
}
