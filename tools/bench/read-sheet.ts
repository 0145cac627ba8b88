import { readFileSync } from 'node:fs'

/** A process of its own for one reader and one workbook: prints what it read, how long that took and the most memory it held. */
const [reader = '', file = ''] = process.argv.slice(2)
const bytes = new Uint8Array(readFileSync(file))

const count: Readonly<Record<string, () => Promise<() => number | Promise<number>>>> = {
  ours: async () => {
    const { openContainer } = await import('../../shared/intake/container.ts')
    const { readXlsx } = await import('../../shared/intake/xlsx.ts')
    return () => {
      const container = openContainer(bytes, file)
      if (container.kind !== 'xlsx') throw new Error('is no workbook')
      const workbook = readXlsx(bytes, container.entries)
      if ('refused' in workbook) throw new Error(workbook.refused.sentence.en)
      return workbook.grids
        .flatMap(({ rows }) => rows)
        .reduce((sum, { cells }) => sum + cells.filter(Boolean).length, 0)
    }
  },
  exceljs: async () => {
    const { default: ExcelJS } = await import('exceljs')
    return async () => {
      const workbook = await new ExcelJS.Workbook().xlsx.load(bytes.buffer)
      let cells = 0
      workbook.eachSheet((sheet) => sheet.eachRow((row) => row.eachCell(() => cells++)))
      return cells
    }
  },
  SheetJS: async () => {
    const { read } = await import('xlsx')
    return () => {
      const { Sheets } = read(bytes)
      return Object.values(Sheets).flatMap((sheet) => Object.keys(sheet).filter((key) => !key.startsWith('!'))).length
    }
  },
  hucre: async () => {
    const { readXlsx } = await import('hucre')
    return async () => {
      const { sheets } = await readXlsx(bytes)
      return sheets
        .flatMap(({ rows }) => rows)
        .reduce((sum, row) => sum + row.filter((cell) => cell !== null).length, 0)
    }
  },
}

const read = await count[reader]?.()
if (!read) throw new RangeError(`no reader ${reader}`)
const start = performance.now()
const cells = await read()
const milliseconds = performance.now() - start
const megabytes = (process.resourceUsage().maxRSS * 1024) / 1_000_000
console.log(JSON.stringify({ cells, milliseconds, megabytes }))
