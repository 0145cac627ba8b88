import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { sequence } from '../sequence.ts'
import type { Benchmark } from './measure.ts'

const ROWS = 20_000
const COLUMNS = 12
/** Fresh processes of each reader. */
const RUNS = 7
const READERS = ['ours', 'exceljs', 'SheetJS', 'hucre'] as const

/** One sheet far larger than any form, read whole by a fresh process: the milliseconds of reading, and the most memory it held. */
export const sheet: Benchmark = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'zone-bulletin-sheet-'))
  try {
    const file = join(folder, 'large.xlsx')
    writeFileSync(file, await largeSheet())
    const [own, ...rivals] = readInTurns(file)
    if (!own) throw new Error('nothing was read')
    return rivals.flatMap(({ reader: rival, milliseconds, megabytes }) => {
      const name = `${ROWS}×${COLUMNS} sheet, beside ${rival}`
      const time = { unit: 'ms', rival, rivalValue: milliseconds, value: own.milliseconds }
      const memory = { unit: 'MB', rival, rivalValue: megabytes, value: own.megabytes }
      return [
        { name: `${name}: time`, ...time, budget: { of: 'value', atMost: 150 } },
        ...(rival === 'exceljs'
          ? [{ name: `${name}: ratio`, ...time, budget: { of: 'ratio', atMost: 0.25 } } as const]
          : []),
        { name: `${name}: most memory`, ...memory, budget: { of: 'value', atMost: 200 } },
      ]
    })
  } finally {
    rmSync(folder, { recursive: true })
  }
}

interface Run {
  readonly cells: number
  readonly milliseconds: number
  readonly megabytes: number
}

/** The readers take turns, so that whatever else the machine does meets all of them; of each the quickest run counts. */
function readInTurns(file: string) {
  const runs = Array.from({ length: RUNS }, () => READERS.map((reader) => readApart(reader, file)))
  return READERS.map((reader, index) => {
    const own = runs.flatMap((turn) => turn[index] ?? [])
    return {
      reader,
      milliseconds: Math.min(...own.map(({ milliseconds }) => milliseconds)),
      megabytes: Math.max(...own.map(({ megabytes }) => megabytes)),
    }
  })
}

function readApart(reader: (typeof READERS)[number], file: string): Run {
  const script = join(import.meta.dirname, 'read-sheet.ts')
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, reader, file], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${reader} failed: ${stderr}`)
  const run: Run = JSON.parse(stdout)
  if (run.cells !== ROWS * COLUMNS) throw new Error(`${reader} read ${run.cells} cells`)
  return run
}

/** Figures, with a word in every row. */
async function largeSheet(): Promise<Uint8Array> {
  const random = sequence(3)
  const workbook = new ExcelJS.Workbook()
  const page = workbook.addWorksheet('数据')
  for (let row = 0; row < ROWS; row += 1)
    page.addRow([`指标${row % 500}`, ...Array.from({ length: COLUMNS - 1 }, () => Number((random() * 1e6).toFixed(2)))])
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}
