import ExcelJS from 'exceljs'
import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import { allTablesOf } from '../../../shared/bulletin/all-tables.ts'
import { dataFiles } from '../../../shared/bulletin/data-files.ts'
import type { BulletinDocument, Table } from '../../../shared/bulletin/document.ts'
import type { BulletinInput } from '../../../shared/bulletin/input.ts'
import { bulletinLetters } from '../../../shared/bulletin/mail/letters.ts'
import { bulletinDocument } from '../../../shared/bulletin/model/bulletin-document.ts'
import { bigFigures, bigProgramme, bigRound } from '../../fixtures/bulletin.ts'
import { everyKind, madeUpFilings } from '../../fixtures/every-kind.ts'
import { editionOf } from '../../fixtures/filings.ts'
import {
  firstNumber,
  mailTables,
  printedOfRegions,
  printedOfTargets,
  printedOfWhole,
} from '../../fixtures/mail-figures.ts'
import { tablesOfPage } from '../../fixtures/page-tables.ts'
import { tradeInFigures, tradeInProgramme, tradeInRound } from '../../fixtures/trade-in.ts'

/** Every number of a face by where it stands: `table/row/column`, as plain decimal text. */
type Numbers = Map<string, string>

const common = { previousManifestHash: null, revisedBasis: [], restatements: null }
const inputs: [string, BulletinInput][] = [
  ['every kind of indicator, industries among them', everyKindInput()],
  ['a hard month of 184 zones', { programme: bigProgramme, round: bigRound, figures: bigFigures(), ...common }],
  [
    'a real year of one zone',
    { programme: tradeInProgramme, round: tradeInRound, figures: tradeInFigures(), ...common },
  ],
]

describe.each(inputs)('the numbers of every face are those of the document: %s', async (_name, input) => {
  const files = new Map((await dataFiles(input)).map(({ name, bytes }) => [name, Buffer.from(bytes)]))
  const text = (name: string) => files.get(name)!.toString('utf8')
  const [zh, en] = [bulletinDocument(input, 'zh'), bulletinDocument(input, 'en')]

  test('the document has numbers, and none stands only in its text', () => {
    expect(numbersOf(zh).size).toBeGreaterThan(5)
    for (const { rows } of allTablesOf(zh))
      for (const { text: shown, number } of rows.flatMap(({ cells }) => cells))
        expect(number, shown).toBe(/^\u2212?\d[\d,]*(\.\d+)?$/.test(shown) ? plain(shown) : null)
  })

  test.each(['zh', 'en'] as const)('page: %s', (lang) => {
    const tables = tablesOfPage(text('bulletin.html'))
    const document = lang === 'zh' ? zh : en
    const found: Numbers = new Map()
    for (const { id, columns } of allTablesOf(document)) {
      const rows = tables.get(`${lang}-table-${id}`)
      expect(rows, id).toBeDefined()
      for (const [y, cells] of rows!.entries())
        for (const [x, shown] of cells.entries()) {
          const [, number] = /^(\u2212?\d[\d,]*(?:\.\d+)?)(?:倍|[er])?$/.exec(shown) ?? []
          // Figures stand on the right; a year is no figure.
          if (number && columns[x]?.align === 'right') found.set(`${id}/${y}/${x}`, plain(number))
        }
    }
    expect(found).toEqual(numbersOf(document))
  })

  test('workbook', async () => {
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load(files.get('bulletin.xlsx')! as unknown as ArrayBuffer)
    const found: Numbers = new Map()
    const expected: Numbers = new Map()
    const tables = allTablesOf(zh)
    // Contents first, the text last.
    expect(workbook.worksheets).toHaveLength(tables.length + 2)
    for (const [i, { id, rows, columns }] of tables.entries()) {
      const sheet = workbook.worksheets[i + 1]!
      const body = 3 + (columns.some(({ group }) => group !== '') ? 2 : 1)
      for (const [y, { cells }] of rows.entries())
        for (const [x, { number, text: shown, tail }] of cells.entries()) {
          const { value } = sheet.getCell(body + y + 1, x + 1)
          if (number !== null) expected.set(`${id}/${y}/${x}`, number)
          if (typeof value === 'number') found.set(`${id}/${y}/${x}`, value.toFixed(number?.split('.')[1]?.length ?? 0))
          // More digits than a spreadsheet keeps: the text that is printed.
          else if (number !== null && number.replace(/\D|^-?0+/g, '').length > 15) {
            expect(value).toBe(`${shown}${tail}`)
            found.set(`${id}/${y}/${x}`, number)
          }
        }
    }
    expect(found).toEqual(expected)
  })

  test('JSON', () => {
    const parsed = JSON.parse(text('bulletin.json'))
    for (const [document, model] of [
      [parsed.documents[0], zh],
      [parsed.documents[1], en],
    ] as const) {
      const blocks = document.sections.flatMap(({ blocks: own }: { blocks: object[] }) => own)
      const tables: Table[] = blocks.flatMap(
        (block: { table?: Table; chart?: { data: Table } }) => block.table ?? block.chart?.data ?? [],
      )
      expect(numbersOfTables(tables)).toEqual(numbersOf(model))
    }
  })

  test('one CSV a table: growth in percent, as English prints it', () => {
    for (const table of allTablesOf(en)) {
      const [header = [], ...rows] = Papa.parse<string[]>(text(`tables/${table.id}.csv`), { skipEmptyLines: true }).data
      const values = header.flatMap((title, x) => (header[x + 1] === `${title}　状态` ? [x] : []))
      const found = rows.flatMap((row) => values.map((x) => row[x])).filter((value) => value !== '')
      const expected = table.rows.flatMap(({ cells }) => cells).flatMap(({ number }) => number ?? [])
      expect(found).toEqual(expected)
    }
  })

  test.each(['zh', 'en'] as const)('letters: %s', async (lang) => {
    const document = lang === 'zh' ? zh : en
    const { letters } = await bulletinLetters(input)
    const [whole, regions, targets] = [printedOfWhole(document), printedOfRegions(document), printedOfTargets(document)]
    let compared = 0
    const compare = (shown: string, printed: string | null) => {
      const number = firstNumber(shown)
      // Words say which way: 下降15.0%, up 2.6 times.
      expect(number?.replace('-', ''), shown).toBe(printed?.replace('-', ''))
      if (number !== null) compared += 1
    }
    for (const { html, text, region } of letters.filter((letter) => letter.lang === lang)) {
      const tables = mailTables(html)
      const own = region === null ? [] : tables.shift()!
      for (const { name, value, change } of own) {
        const indicator = input.programme.indicators.find((each) => name.startsWith(`${each.name[lang]}`))
        const printed = indicator && regions.get(`${region} ${indicator.name[lang]}`)
        // The row with an inner region stands under the region's own, by the inner one's name.
        if (!printed) continue
        compare(value, printed.value)
        // A letter says nothing of a figure that it does not show.
        if (printed.value !== null && printed.growth !== null) compare(change, printed.growth)
      }
      const [figures = [], goals = []] = tables
      expect(figures).toHaveLength(document.cards.length)
      for (const [index, { code, measure }] of document.cards.entries()) {
        const printed = whole.get(`${code} ${measure}`)!
        compare(figures[index]!.value, printed.value)
        if (printed.growth !== null) compare(figures[index]!.change, printed.growth)
      }
      for (const { name, value, change } of goals)
        for (const number of [firstNumber(value), firstNumber(change)])
          if (number !== null) expect([name, targets.get(name)]).toEqual([name, expect.arrayContaining([number])])
      for (const { value, change } of [...own, ...figures, ...goals]) {
        expect(text).toContain(value)
        expect(text).toContain(change)
      }
    }
    expect(compared).toBeGreaterThanOrEqual(document.cards.length)
  })

  test('the tidy CSV has the document’s figures of the whole', () => {
    const { data } = Papa.parse<Record<string, string>>(text('bulletin.csv'), { header: true })
    const province = data.filter(({ area_level: level, status }) => level === 'province' && status !== 'c')
    const key = allTablesOf(zh).find(({ id }) => id === 'key-figures')!
    const known = new Set(province.map(({ value }) => value))
    const shown = key.rows.flatMap(({ cells }) => cells.slice(3, 4).flatMap(({ number }) => number ?? []))
    expect(shown.length).toBeGreaterThan(0)
    for (const number of shown) expect(known).toContain(number)
    expect(text('bulletin-excel.csv')).toBe(`\uFEFF${text('bulletin.csv')}`)
  })
})

function everyKindInput(): BulletinInput {
  const figures = editionOf(everyKind, madeUpFilings(everyKind, 7))
  return { programme: everyKind, round: { ...bigRound, programme: everyKind.code }, figures, ...common }
}

function numbersOf(document: BulletinDocument): Numbers {
  return numbersOfTables(allTablesOf(document))
}

function numbersOfTables(tables: readonly Table[]): Numbers {
  return new Map(
    tables.flatMap(({ id, rows }) =>
      rows.flatMap(({ cells }, y) =>
        cells.flatMap(({ number }, x) => (number === null ? [] : [[`${id}/${y}/${x}`, number] as const])),
      ),
    ),
  )
}

/** `−1,234.50` → `-1234.50` */
function plain(shown: string): string {
  return shown.replaceAll(',', '').replace('\u2212', '-')
}
