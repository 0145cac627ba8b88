import { describe, expect, test } from 'vitest'
import { codes, filledCells, form, formText, judged } from '../../fixtures/intake/form.ts'

const csv = await formText()
const changed = (from: string | RegExp, to: string) => {
  const text = csv.replace(from, to)
  expect(text).not.toBe(csv)
  return judged(text)
}

// The cases, each with its verdict, code and place, stand in test/corpus.
describe('the form has to be that of the link', () => {
  test('both zones are shown where they differ', async () => {
    const { sentence, place } = (await changed('HN0102', 'HN0701')).findings[0]!
    expect(sentence.zh).toContain('HN0701')
    expect(sentence.zh).toContain('HN0102 郑州经济技术开发区')
    expect(place).toEqual({ row: 3, column: 2 })
  })

  test('facts may stand behind a colon in one cell', async () => {
    expect((await changed('单位代码,HN0102', '单位代码：HN0102')).verdict).toBe('accepted')
  })
})

describe('the table', () => {
  test('reports every mistake in one pass, each at its place', async () => {
    const judgement = await judged(
      await form('csv', {
        ...filledCells('1'),
        'D01/ytd': { value: '5万' },
        'D02/ytd': { value: 'x' },
        'D03/ytd': { value: '' },
      }),
    )
    expect(codes(judgement)).toEqual(['E302', 'E301', 'E305'])
    expect(judgement.findings.map(({ series, seen }) => [series, seen])).toEqual([
      ['D01/ytd', '5万'],
      ['D02/ytd', 'x'],
      ['D03/ytd', ''],
    ])
    expect(judgement.findings[0]?.sentence.zh).toContain('0.0005 亿元')
    expect(judgement.counts).toEqual({ read: 74, kept: 72, refused: 2 })
  })

  test('an extra column is noted without figures and refused with them', async () => {
    const withColumn = (content: string) =>
      csv
        .replace(/^代码,.*$/m, (line) => `${line.trimEnd()},备注二\r`)
        .replace(/^([A-N]\d\d.*)\r$/gm, `$1,${content}\r`)
    expect(codes(await judged(withColumn('看过')))).toEqual(['E218'])
    expect((await judged(withColumn('7'))).verdict).toBe('rejected')
    expect((await judged(withColumn(''))).verdict).toBe('accepted')
  })
})
