import { describe, expect, test } from 'vitest'
import { parseJsonText } from '../../../shared/intake/json-text.ts'
import { fc } from '../../fixtures/fast-check.ts'
import { codes, form, judged } from '../../fixtures/intake/form.ts'

const text = Buffer.from(await form('json')).toString('utf8')

const change = async (edit: (form: { [name: string]: unknown; rows: Record<string, unknown>[] }) => void) => {
  const data = JSON.parse(text)
  edit(data)
  return judged(JSON.stringify(data), 'form.json')
}

describe('a JSON form', () => {
  test('is accepted with numbers as with text, each exactly as written', async () => {
    const judgement = await judged(text.replace('"cumulative":"1"', '"cumulative":90071992547409.931'), 'form.json')
    expect(judgement.verdict).toBe('accepted')
    expect(judgement.values[0]).toEqual({
      ...{ series: 'A01/ytd', filed: '90071992547409.931', value: '90071992547409.9' },
      place: { path: 'rows[0].cumulative' },
    })
    const exact = await judged(text.replace('"cumulative":"1"', '"cumulative":900719925474.931'), 'form.json')
    expect(exact.values[0]?.value).toBe('900719925474.931')
  })

  test('may leave out names and units, but not change them', async () => {
    const lean = await change(({ rows }) => {
      for (const row of rows)
        for (const name of ['name', 'nameEn', 'unit', 'previous', 'yearEarlier', 'remark']) delete row[name]
    })
    expect(lean.verdict).toBe('accepted')
    expect(codes(await change(({ rows }) => Object.assign(rows[0]!, { unit: '万元' })))).toEqual(['E215'])
  })

  test.each([
    ['another format', (f: Record<string, unknown>) => Object.assign(f, { format: 'x/1' }), 'E151'],
    ['rows that are none', (f: Record<string, unknown>) => Object.assign(f, { rows: {} }), 'E151'],
    ['an unknown member', (f: Record<string, unknown>) => Object.assign(f, { extra: 1 }), 'E151'],
    ['no zone', (f: Record<string, unknown>) => delete f.zone, 'E204'],
    ['another period', (f: Record<string, unknown>) => Object.assign(f, { period: '2025-04' }), 'E206'],
    ['another version', (f: Record<string, unknown>) => Object.assign(f, { formVersion: 'x' }), 'E203'],
  ])('with %s is rejected', async (_what, edit, code) => {
    const judgement = await change(edit)
    expect([judgement.verdict, codes(judgement)]).toEqual(['rejected', [code]])
  })

  test.each([
    ['a misspelt member of a row', { comulative: '1' }, 'E151', 'rows[0].comulative'],
    ['a list for a figure', { cumulative: ['1'] }, 'E151', 'rows[0].cumulative'],
    ['a boolean for a figure', { cumulative: true }, 'E301', 'rows[0].cumulative'],
    ['a number for a remark', { remark: 5 }, 'E151', 'rows[0].remark'],
    ['a figure that is not asked for', { month: '5' }, 'E308', 'rows[0].month'],
    ['a figure in another unit', { cumulative: '5万' }, 'E302', 'rows[0].cumulative'],
  ])('names the path of %s', async (_what, members, code, path) => {
    const judgement = await change(({ rows }) => Object.assign(rows[0]!, members))
    expect(judgement.verdict).toBe('rejected')
    expect(judgement.findings).toContainEqual(expect.objectContaining({ code, place: { path } }))
  })

  test.each([
    ['{"a":1,"a":2}', 1],
    ['{\n"a":1,\n}', 3],
    ['[1,2', 1],
    ['[01]', 1],
    ['[NaN]', 1],
    ["['a']", 1],
    ['["\n"]', 1],
    [`${'['.repeat(9)}1${']'.repeat(9)}`, 1],
    ['{} {}', 1],
  ])('%j is not JSON, with its line', async (broken, line) => {
    const judgement = await judged(broken, 'a.json')
    expect(judgement.findings).toMatchObject([{ code: 'E150', place: { row: line } }])
  })

  test('called .xlsx or .csv is rejected', async () => {
    expect((await judged(text, 'a.xlsx')).verdict).toBe('rejected')
    expect((await judged(text, 'a.csv')).verdict).toBe('rejected')
  })
})

test('whatever JSON.stringify writes is read', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 5, noUnicodeString: false } as object), (json) => {
      const duplicates = JSON.stringify(JSON.parse(json)).length !== json.replace(/\s/g, '').length
      fc.pre(!duplicates)
      expect('node' in parseJsonText(json)).toBe(true)
    }),
  )
})
