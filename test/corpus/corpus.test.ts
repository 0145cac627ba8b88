import { describe, expect, test } from 'vitest'
import { CORPUS } from './all.ts'
import { answerOf, judgeCase } from './case.ts'

describe.each(Object.entries(CORPUS))('%s', (_kind, cases) => {
  test.each(cases)('$name', async (each) => {
    const judgement = await judgeCase(each)
    expect(answerOf(judgement)).toEqual({ verdict: each.verdict, findings: each.findings })
    expect(judgement.counts.read).toBe(judgement.counts.kept + judgement.counts.refused)
    const filed = new Map(judgement.values.map(({ series, value, absence }) => [series, value ?? absence]))
    for (const [series, remark] of Object.entries(each.remarks ?? {}))
      expect(oneLine(judgement.values.find((value) => value.series === series)?.remark ?? '')).toBe(oneLine(remark))
    if (each.verdict === 'quarantined') expect(judgement).toMatchObject({ values: [], counts: { read: 0 } })
    for (const [series, value] of Object.entries(each.values ?? {}))
      expect([series, filed.get(series)]).toEqual([series, value])
    for (const { sentence, remedy } of judgement.findings)
      for (const text of [sentence.zh, sentence.en, remedy.zh, remedy.en]) {
        expect(text).not.toBe('')
        // Whatever the file held, its answer is one line of plain text that no viewer turns round.
        expect(text).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]|undefined|\[object/u)
      }
  })
})

test('no two cases have one name', () => {
  const names = Object.entries(CORPUS).flatMap(([kind, cases]) => cases.map(({ name }) => `${kind}: ${name}`))
  expect(names.length).toBe(new Set(names).size)
})

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
