import ExcelJS from 'exceljs'
import { describe, expect, test } from 'vitest'
import { parseCsv } from '../../../shared/csv.ts'
import { annotate, mayBeAnnotated } from '../../../shared/intake/annotate.ts'
import { encodeText } from '../../../shared/intake/encode-text.ts'
import { judge } from '../../../shared/intake/judge.ts'
import type { FileFormat, Judgement } from '../../../shared/submission.ts'
import { fc } from '../../fixtures/fast-check.ts'
import { codes, filledCells, form, henan, PERIOD, zone } from '../../fixtures/intake/form.ts'

const FORMATS: readonly FileFormat[] = ['xlsx', 'csv', 'json']
const HOSTILE = [
  "=cmd|'/c calc'!A1",
  '@SUM(1)',
  '+1+1',
  "'=1",
  '\t=1',
  'a,"b"\r\nBcc: c',
  '＝1',
  '\u202Etxt',
  '<script>',
  '_x0041_',
]

const about = { programme: henan, period: PERIOD, zone }
const wrong = { ...filledCells('1.5'), 'A01/ytd': { value: '3.2亿', remark: HOSTILE[0]! }, 'A04/ytd': {} }

interface Round {
  readonly first: Judgement
  readonly copy: Uint8Array | null
  readonly again: Judgement | null
}

async function round(bytes: Uint8Array, fileName: string): Promise<Round> {
  const first = await judge({ ...about, bytes, fileName, history: [] })
  const copy = await annotate({ ...about, bytes, fileName }, first)
  const again = copy && (await judge({ ...about, bytes: copy, fileName, history: [] }))
  return { first, copy, again }
}

const text = (bytes: Uint8Array | null) => Buffer.from(bytes ?? []).toString('utf8')
const csvRows = (bytes: Uint8Array | null, delimiter = ',') => {
  const parsed = parseCsv(text(bytes), { delimiter })
  return 'rows' in parsed ? parsed.rows : []
}

/** What a judgement may not lose; a text made harmless is seen with its apostrophe. */
const reading = (judgement: Judgement | null) =>
  judgement && {
    ...{ verdict: judgement.verdict, values: judgement.values, counts: judgement.counts },
    findings: judgement.findings.map(({ code, place }) => ({ code, place })),
  }

/** A copy as texts: a packed file differs where its parts come in another order. */
async function plain(bytes: Uint8Array | null, format: FileFormat): Promise<unknown> {
  if (format !== 'xlsx' || !bytes) return text(bytes)
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(Uint8Array.from(bytes).buffer)
  return workbook.worksheets[0]!.getSheetValues().map((row) => String(row))
}

describe.each(FORMATS)('a rejected form sent back as %s', (format) => {
  const fileName = `form.${format}`

  test('is judged as it was: the same figures, places, findings and verdict', async () => {
    const { first, again } = await round(await form(format, wrong, { programme: henan }), fileName)
    expect(first.verdict).toBe('rejected')
    expect(again).toEqual(first)
  })

  test('is annotated again without a second column', async () => {
    const { copy } = await round(await form(format, wrong, { programme: henan }), fileName)
    const { copy: second } = await round(copy!, fileName)
    expect(JSON.stringify(await plain(second, format)).match(/审核意见/g) ?? []).toHaveLength(format === 'json' ? 0 : 1)
    expect(await plain(second, format)).toEqual(await plain(copy, format))
  })

  test('keeps every figure, whatever its remarks say', async () => {
    const figure = fc.constantFrom('1', '-2.5', '5万', '', '-', '—', '…', '1,234.5', '=1+1', '+3', '－4', 'NaN', '<5>')
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(figure, fc.constantFrom(...HOSTILE, '')), { minLength: 20, maxLength: 20 }),
        async (filled) => {
          const ids = Object.keys(filledCells('1'))
          const cells = ids.map((id, index) => {
            const [value = '', remark = ''] = filled[index % filled.length] ?? []
            return [id, { value, remark }] as const
          })
          const { first, copy, again } = await round(
            await form(format, Object.fromEntries(cells), { programme: henan }),
            fileName,
          )
          expect(copy).not.toBeNull()
          expect(reading(again)).toEqual(reading(first))
        },
      ),
      { numRuns: 25 },
    )
  })
})

test('nothing is sent back where there is nothing to say, nothing to write beside, or nothing safe to open', async () => {
  const quiet: Judgement = {
    ...{ verdict: 'accepted', format: 'csv', values: [], findings: [] },
    counts: { read: 0, kept: 0, refused: 0 },
  }
  expect(mayBeAnnotated(quiet)).toBe(false)
  const files: [Uint8Array, string][] = [
    [Buffer.from([0x61, 0, 0x62]), 'a.csv'],
    [Buffer.from('a,"b'), 'a.csv'],
    [Buffer.from('{"a":'), 'a.json'],
    [Buffer.from('PK\u0003\u0004'), 'a.xlsx'],
    [Buffer.alloc(0), 'a.xlsx'],
  ]
  for (const [bytes, name] of files) {
    const { first, copy } = await round(bytes, name)
    expect([copy, mayBeAnnotated(first)]).toEqual([null, false])
  }
  const { first } = await round(await form('xlsx', wrong, { programme: henan }), 'a.xlsx')
  expect(mayBeAnnotated({ ...first, verdict: 'quarantined' })).toBe(false)
})

describe('a text file', () => {
  const csv = async () => text(await form('csv', wrong, { programme: henan })).replace(/^\uFEFF/, '')

  test('gets a column beside the table, and below it what is about no row', async () => {
    const { first, copy } = await round(Buffer.from(await csv()), 'a.csv')
    const rows = csvRows(copy)
    const header = rows.find(([title]) => title === '代码')
    expect(header?.at(-1)).toBe('审核意见')
    const row = rows.find(([code]) => code === 'A01')
    expect(row?.at(-1)).toMatch(/^［必须修改］E302 第 7 行第 6 列.*\[Must be fixed\] E302 row 7/)
    expect(rows.find(([code]) => code === 'A03')?.at(-1)).toBe('')
    const below = rows.slice(rows.findIndex(([code]) => code?.startsWith('单位负责人')) + 1)
    expect(below[0]?.at(-1)).toContain('退回修改')
    const unplaced = first.findings.filter(({ place }) => place === undefined)
    expect(below).toHaveLength(1 + unplaced.length)
  })

  test.each([
    ['UTF-8 with its mark', (t: string) => encodeText(t, 'UTF-8', true), ','],
    ['UTF-8', (t: string) => encodeText(t, 'UTF-8', false), ','],
    ['GB18030', (t: string) => encodeText(t, 'GB18030', false), ','],
    ['UTF-16 big end first', (t: string) => encodeText(t, 'UTF-16BE', true), ','],
    ['“Unicode text” of a spreadsheet', (t: string) => encodeText(t.replaceAll(',', '\t'), 'UTF-16LE', true), '\t'],
    ['semicolons', (t: string) => encodeText(t.replaceAll(',', ';'), 'UTF-8', false), ';'],
    [
      'line feeds, none at the end',
      (t: string) => encodeText(t.replaceAll('\r\n', '\n').trimEnd(), 'UTF-8', false),
      ',',
    ],
  ])('stays what it was: %s', async (_what, encode) => {
    const plain = text(await form('csv', { ...wrong, 'A01/ytd': { value: '3.2亿' } }, { programme: henan }))
      .replace(/^\uFEFF/, '')
      .replace(/"([^"]*)"/g, (_all, quoted: string) => quoted.replaceAll(',', ' '))
    const bytes = encode(plain)
    const { first, copy, again } = await round(bytes, 'a.txt')
    expect(again).toEqual(first)
    expect(codes(first)).toContain('E302')
    // Every byte up to the header is the zone's own.
    const head = bytes.length > 0 ? Math.floor(encode(plain.slice(0, plain.indexOf('代码,指标'))).length / 2) : 0
    expect(copy?.subarray(0, head)).toEqual(bytes.subarray(0, head))
  })

  test('is harmless to open: texts that run are quoted by an apostrophe, numbers and marks are not', async () => {
    const lines = (await csv())
      .replace('单位负责人', '=HYPERLINK(A1)')
      .replace(/A04,(.*?),亿元,—,,/, 'A04,$1,亿元,—,-3.2,')
    const { copy } = await round(Buffer.from(lines), 'a.csv')
    const fields = csvRows(copy).flat()
    expect(fields.filter((field) => /^[=@\t\r]|^[-+].*[(|!]/.test(field))).toEqual([])
    expect(fields).toContain('-3.2')
    expect(fields.some((field) => field.startsWith("'=HYPERLINK"))).toBe(true)
  })

  test('with a spare or a missing separator is as ragged as it was', async () => {
    for (const change of ['A03,x,', 'A03']) {
      const lines = (await csv()).replace(/A03,/, change)
      const { first, again } = await round(Buffer.from(lines), 'a.csv')
      expect(again && codes(again)).toEqual(codes(first))
    }
  })

  test('whose header is missing gets its findings below', async () => {
    const { first, copy } = await round(Buffer.from('甲,乙\r\n1,2\r\n'), 'a.csv')
    expect(codes(first)).toEqual(['E201'])
    expect(text(copy)).toMatch(/^甲,乙\r\n1,2\r\n,,［审核结果］退回修改.*\r\n,,"［必须修改］E201/)
  })
})

test('a JSON form has its findings in the rows, and its numbers as they were written', async () => {
  const filed = text(await form('json', wrong, { programme: henan })).replace('"cumulative":"1.5"', '"cumulative":1.50')
  const { copy } = await round(Buffer.from(filed), 'a.json')
  expect(text(copy)).toContain('"cumulative": 1.50,')
  const answer = JSON.parse(text(copy)) as {
    verdict: string
    rows: { code: string; findings?: { code: string; path: string }[] }[]
  }
  expect(answer.verdict).toBe('rejected')
  expect(answer.rows.find(({ code }) => code === 'A01')?.findings).toMatchObject([
    { code: 'E302', path: 'rows[0].cumulative' },
  ])
  expect(answer.rows.find(({ code }) => code === 'A03')).not.toHaveProperty('findings')
})
