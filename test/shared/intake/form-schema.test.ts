import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import { beforeAll, describe, expect, it, test } from 'vitest'
import { loadProgrammes } from '../../../infra/programmes.ts'
import { parseCsv } from '../../../shared/csv.ts'
import { annotate } from '../../../shared/intake/annotate.ts'
import { formCsvMetadata } from '../../../shared/intake/form-csvw.ts'
import { formSchema } from '../../../shared/intake/form-schema.ts'
import { judge } from '../../../shared/intake/judge.ts'
import { formLayout } from '../../../shared/intake/layout.ts'
import { writeForm } from '../../../shared/intake/write.ts'
import { writeFormSchema } from '../../../shared/intake/write-form-schema.ts'
import type { Programme, Zone } from '../../../shared/programme/schema.ts'
import { formSeries } from '../../../shared/programme/series.ts'
import { fc } from '../../fixtures/fast-check.ts'

type Row = Record<string, unknown>
interface Form {
  rows: Row[]
  [name: string]: unknown
}
interface Csvw {
  readonly dialect: { readonly skipRows: number }
  readonly tableSchema: {
    readonly columns: readonly { name: string; titles: { und: string }; datatype: string | { format: string } }[]
  }
  readonly notes: readonly { code: string; unit: string; asks: readonly string[] }[]
}

const programmes = [...(await loadProgrammes('programmes')).values()]
const PERIODS = ['2025-01', '2025-01/02', '2025-03', '2025-06', '2024-12']
const forms = programmes.flatMap((programme) =>
  PERIODS.filter((period) => period !== (programme.calendar.mergesJanuaryFebruary ? '2025-01' : '2025-01/02')).flatMap(
    (period) => [programme.zones[0]!, programme.zones.at(-1)!].map((zone) => ({ programme, zone, period })),
  ),
)
const validatorOf = (form: { programme: Programme; zone: Zone; period: string }): ValidateFunction =>
  new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true }).compile(Object(formSchema(form)))
const decoded = (bytes: Uint8Array) => JSON.parse(Buffer.from(bytes).toString('utf8'))

describe.each(forms)('the form of $programme.code, $zone.id in $period', (form) => {
  it('fits its schema empty, filled in, and returned with findings', async () => {
    const validate = validatorOf(form)
    const values = (value: string) =>
      Object.fromEntries(formSeries(form.programme, form.zone, form.period).map(({ id }) => [id, { value }]))
    for (const cells of [{}, values('12.5'), values('—'), values('…')]) {
      const bytes = await writeForm({ ...form, history: [], format: 'json', cells })
      expect(validate(decoded(bytes)), JSON.stringify(validate.errors)).toBe(true)
      const input = { ...form, bytes, fileName: 'form.json', history: [] }
      const copy = await annotate(input, await judge(input))
      if (copy) expect(validate(decoded(copy)), JSON.stringify(validate.errors)).toBe(true)
    }
  })

  it('as CSV is what its description says', async () => {
    const { dialect, tableSchema, notes } = formCsvMetadata(form) as unknown as Csvw
    const bytes = await writeForm({ ...form, history: [], format: 'csv' })
    const csv = parseCsv(Buffer.from(bytes).toString('utf8').slice(1))
    if ('fault' in csv) throw new Error(csv.fault.reason)
    const [header = [], ...rows] = csv.rows.slice(dialect.skipRows)
    expect(header).toEqual(tableSchema.columns.map(({ titles }) => titles.und))
    expect(rows.slice(0, notes.length).map(([code]) => code)).toEqual(notes.map(({ code }) => code))
    expect(rows).toHaveLength(notes.length + 2)
    for (const [index, row] of rows.slice(0, notes.length).entries())
      for (const [column, { name, datatype }] of tableSchema.columns.entries()) {
        if (typeof datatype === 'string') continue
        expect(row[column]).toMatch(new RegExp(`^(?:${datatype.format})$`))
        const asked = name === 'code' || notes[index]!.asks.includes(name)
        expect(row[column], `${name} of ${row[0]}`).toBe(name === 'code' ? notes[index]!.code : asked ? '' : '—')
      }
  })

  it('is described by the same bytes each time', () => {
    for (const format of ['schema', 'csvw'] as const)
      expect(Buffer.from(writeFormSchema(form, format)).equals(writeFormSchema({ ...form }, format))).toBe(true)
  })
})

const henan = programmes.find(({ code }) => code === 'henan-zones')!
const about = { programme: henan, zone: henan.zones[0]!, period: '2025-03' }
const layout = formLayout(henan, about.zone, about.period)
/** What is wrong with a file, a form or the writing of a cell: nothing that a form which fits may be told. */
const STRUCTURE = /^(?:E1|E2|E30[1-46-9]|E310|E312)/

describe('a form that fits the schema', () => {
  let empty: Form
  let validate: ValidateFunction
  beforeAll(async () => {
    empty = decoded(await writeForm({ ...about, history: [], format: 'json' }))
    validate = validatorOf(about)
  })

  const digits = (max: number) => fc.stringMatching(new RegExp(`^(?:0|[1-9][0-9]{0,${max - 1}})(?:[.][0-9]{1,6})?$`))
  const figure = (mayBeNegative: boolean) =>
    fc.oneof(
      fc.constantFrom(null, '—', '…', '0'),
      digits(18),
      ...(mayBeNegative ? [digits(18).map((text) => `-${text}`)] : []),
    )
  const remark = fc
    .string({ unit: 'binary', maxLength: 1_000, size: 'medium' })
    .filter((each) => !each.includes('\uFFFD'))
  const filled = fc.tuple(
    ...layout.map(({ indicator }) =>
      fc.record({
        month: figure(indicator.mayBeNegative),
        cumulative: figure(indicator.mayBeNegative),
        remark: fc.option(remark, { freq: 3 }),
        lean: fc.boolean(),
      }),
    ),
  )

  test('is never refused for its structure, whatever stands in it', async () => {
    await fc.assert(
      fc.asyncProperty(filled, async (cells) => {
        const rows = empty.rows.map((row, index): Row => {
          const { month, cumulative, remark: text, lean } = cells[index]!
          const { name: _name, nameEn: _en, unit: _unit, previous: _p, yearEarlier: _y, ...bare } = row
          return {
            ...(lean ? bare : row),
            ...('month' in row ? { month } : {}),
            ...('cumulative' in row ? { cumulative } : {}),
            ...(text === null ? {} : { remark: text }),
          }
        })
        const form = { ...empty, rows }
        expect(validate(form), JSON.stringify(validate.errors)).toBe(true)
        const bytes = Buffer.from(JSON.stringify(form))
        const { findings, counts } = await judge({ ...about, bytes, fileName: 'form.json', history: [] })
        expect(findings.filter(({ code }) => STRUCTURE.test(code))).toEqual([])
        expect(counts.refused).toBe(0)
      }),
      { numRuns: 100 },
    )
  })

  test.each<[string, (form: Form) => unknown]>([
    ['another zone', (f) => Object.assign(f, { zone: { code: 'X', name: '别处' } })],
    ['another period', (f) => Object.assign(f, { period: '2025-04' })],
    ['another version', (f) => Object.assign(f, { formVersion: 'x' })],
    ['a member of its own', (f) => Object.assign(f, { extra: 1 })],
    ['a row left out', (f) => f.rows.pop()],
    ['a row twice', (f) => f.rows.push(f.rows[0]!)],
    ['another unit', (f) => Object.assign(f.rows[0]!, { unit: '万元' })],
    ['another name', (f) => Object.assign(f.rows[0]!, { name: '别的指标' })],
    ['a binary number', (f) => Object.assign(f.rows[0]!, { cumulative: 0.1 })],
    ['thousands', (f) => Object.assign(f.rows[0]!, { cumulative: '1,234' })],
    ['a unit in the cell', (f) => Object.assign(f.rows[0]!, { cumulative: '5万' })],
    ['seven decimals', (f) => Object.assign(f.rows[0]!, { cumulative: '1.1234567' })],
    ['a lost character', (f) => Object.assign(f.rows[0]!, { remark: '丢\uFFFD' })],
    ['half a character', (f) => Object.assign(f.rows[0]!, { remark: '\uD83D' })],
    ['a remark beyond the limit', (f) => Object.assign(f.rows[0]!, { remark: '文'.repeat(1_001) })],
  ])('is none with %s', (_what, change) => {
    const form = structuredClone(empty)
    change(form)
    expect(validate(form)).toBe(false)
  })
})
