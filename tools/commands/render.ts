import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { hasCompiler } from '../../infra/render-asset.ts'
import { archivePaths } from '../../shared/archive/contents.ts'
import type { OpenArchive } from '../../shared/archive/open.ts'
import { recomputeEdition } from '../../shared/archive/recompute.ts'
import { bulletinOf } from '../../shared/archive/verify-faces.ts'
import { renderFace } from '../../shared/bulletin/faces.ts'
import { FACES } from '../../shared/bulletin/files.ts'
import type { RenderedFile } from '../../shared/bulletin/rendered-file.ts'
import { readArchive } from '../archive-file.ts'
import { printAssets } from '../print-assets.ts'
import { type Command, parseCommand, print, required } from './command.ts'

/** What became of a file: printed to the bytes that were sealed, to others, or not at all. */
type Outcome = 'same' | 'differs' | 'not-sealed' | 'left-out'

interface Rendered {
  readonly name: string
  readonly outcome: Outcome
}

export const render: Command = {
  usage: 'render ARCHIVE --out DIR [--json]',
  summary: `仅凭档案重新编印各种文件，逐字节与封存的比较。Prints every file of an edition again from its archive alone into DIR, the PDFs where
      Typst’s compiler is installed, and holds each against the one that was sealed. Exit code 1 when one differs. Who sealed the archive is what verify proves.`,
  async run(args) {
    const { values, positionals } = parseCommand(args, { out: { type: 'string' } }, ['ARCHIVE'])
    const [path = ''] = positionals
    const out = required(values.out, '--out')
    const archive = readArchive(path)
    const files = await printedAgain(archive)
    for (const { name, bytes } of files) {
      mkdirSync(dirname(join(out, name)), { recursive: true })
      writeFileSync(join(out, name), bytes)
    }
    const outcomes = compared(archive, files)
    const ok = outcomes.every(({ outcome }) => outcome === 'same' || outcome === 'left-out')
    print(values.json, { ok, out, files: outcomes }, () => inWords(outcomes, out))
    return ok ? 0 : 1
  },
}

async function printedAgain({ records, manifest }: OpenArchive): Promise<readonly RenderedFile[]> {
  const { programme, period, edition } = manifest
  const input = bulletinOf(records, recomputeEdition(records, { programme, period, edition }))
  const canPrint = hasCompiler()
  const assets = canPrint ? await printAssets() : ''
  const printed: RenderedFile[] = []
  for (const face of FACES) if (canPrint || face === 'data') printed.push(...(await renderFace(face, input, assets)))
  return printed
}

/** Every file printed, then what was sealed and is not printed here. */
function compared({ files }: OpenArchive, printed: readonly RenderedFile[]): Rendered[] {
  const sealedAs = (name: string) => files.get(archivePaths.bulletin(name)) ?? files.get(name)
  const names = new Set(printed.map(({ name }) => archivePaths.bulletin(name)))
  const others = [...files.keys()].filter((path) => path.startsWith(archivePaths.bulletin('')) && !names.has(path))
  return [
    ...printed.map(({ name, bytes }): Rendered => {
      const sealed = sealedAs(name)
      if (!sealed) return { name, outcome: 'not-sealed' }
      return { name, outcome: Buffer.from(sealed).equals(bytes) ? 'same' : 'differs' }
    }),
    ...others.map((path): Rendered => ({ name: path.slice(archivePaths.bulletin('').length), outcome: 'left-out' })),
  ]
}

const WORDS: Readonly<Record<Outcome, string>> = {
  same: '相同 same bytes',
  differs: '不同 DIFFERS',
  'not-sealed': '档案中没有 NOT IN THE ARCHIVE',
  'left-out': '未编印（本机无 Typst）left out: no compiler here',
}

function inWords(outcomes: readonly Rendered[], out: string): string {
  return [...outcomes.map(({ name, outcome }) => `  ${WORDS[outcome]}  ${name}`), `输出 written to ${out}`].join('\n')
}
