import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { hasCompiler } from '../../infra/render-asset.ts'
import { bulletinDocument } from '../../shared/bulletin/model/bulletin-document.ts'
import { renderPdf } from '../../shared/bulletin/pdf/render-pdf.ts'
import { bigFigures, bigProgramme, bigRound } from '../../test/fixtures/bulletin.ts'
import { hardMonth } from '../../test/fixtures/hard-month.ts'
import { renderAssets } from '../../test/shared/typst/assets.ts'

// Prints a month and a hard one, in both languages and both standards, into the folder named; exit code 1 without a compiler.
const folder = process.argv[2] ?? '.'
if (!hasCompiler()) process.exit(1)
const assets = await renderAssets()
const plain = { programme: bigProgramme, round: bigRound, figures: bigFigures(), previousManifestHash: 'b'.repeat(64) }
for (const [name, input] of Object.entries({ month: plain, hard: hardMonth() }))
  for (const lang of ['zh', 'en'] as const) {
    const document = bulletinDocument(input, lang)
    const { reading, archive } = await renderPdf(document, assets.dir)
    writeFileSync(join(folder, `${name}.ua1.${lang}.pdf`), reading)
    writeFileSync(join(folder, `${name}.2a.${lang}.pdf`), archive)
    const [card] = document.cards
    if (card && name === 'month' && lang === 'zh')
      writeFileSync(join(folder, 'figure.txt'), `${card.value}${card.unit}`)
  }
assets.remove()
