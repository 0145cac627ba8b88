import { writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { App } from 'aws-cdk-lib'
import { loadProgrammes } from '../tools/programmes.ts'
import { bundleFunctions, readBundles, writeProgrammes } from './bundle.ts'
import { addRenderAssets } from './render-asset.ts'
import { ZoneBulletin } from './stack.ts'

// Sources and programmes in, a cloud assembly out. Needs no network, no account and no home directory.

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const outdir = process.env.CDK_OUTDIR ?? join(root, 'cdk.out')
const build = join(root, '.build')
const functions = join(build, 'functions')

const programmes = [...(await loadProgrammes(join(root, 'programmes'))).values()]
const metafile = await bundleFunctions(root, functions)
await writeFile(join(build, 'metafile.json'), JSON.stringify(metafile))
await writeProgrammes(functions, programmes)
await addRenderAssets(join(functions, 'render'))

const app = new App({ outdir, analyticsReporting: false })
const bundles = await readBundles(functions)
new ZoneBulletin(app, 'zone-bulletin', { bundles, programmes })
app.synth()
console.log(`${outdir}: ${programmes.map(({ code }) => code).join(', ')}; code ${bundles.codeVersion.slice(0, 12)}`)
