import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import type { BulletinDocument, Section } from '../../shared/bulletin/document.ts'
import type { BulletinInput } from '../../shared/bulletin/input.ts'
import { bulletinDocument } from '../../shared/bulletin/model/bulletin-document.ts'
import { medianMilliseconds } from './measure.ts'
import type { PdfRun } from './pdf-bundle.ts'

/**
 * Prints as many bulletins as the program's argument says, each another one, and tells their time and the memory at the end; `cold`
 * prints one from its figures and tells nothing.
 */
export async function bulletins(folder: string, print: (document: BulletinDocument) => Promise<number>): Promise<void> {
  const [count] = process.argv.slice(2)
  if (count === 'cold') {
    const input: BulletinInput = read(folder, 'input.json')
    await print(bulletinDocument(input, 'zh'))
    return
  }
  const document: BulletinDocument = read(folder, 'document.json')
  let printed = 0
  const milliseconds = await medianMilliseconds(Number(count), async () => {
    await print(another(document, printed++))
    await setImmediate()
  })
  const told: PdfRun = { milliseconds, residentBytes: process.memoryUsage.rss() }
  process.stdout.write(JSON.stringify(told))
}

function read(folder: string, name: string) {
  return JSON.parse(readFileSync(join(folder, name), 'utf8'))
}

/** Other last digits in every table: nothing of the bulletin before can be taken over. */
function another(document: BulletinDocument, index: number): BulletinDocument {
  const digit = String((index * 3) % 10)
  const sections = document.sections.map(
    (section): Section => ({
      ...section,
      blocks: section.blocks.map((block) => {
        if (block.kind !== 'table') return block
        const rows = block.table.rows.map((row) => ({
          ...row,
          cells: row.cells.map((cell) => ({ ...cell, text: cell.text.replace(/\d$/, digit) })),
        }))
        return { ...block, table: { ...block.table, rows } }
      }),
    }),
  )
  return { ...document, sections }
}
