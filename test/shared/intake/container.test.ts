import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { fc } from '../../fixtures/fast-check.ts'
import { codes, form, judged } from '../../fixtures/intake/form.ts'

const fixture = (name: string) => new Uint8Array(readFileSync(`test/fixtures/intake/${name}`))

async function verdictOf(bytes: Uint8Array | string, fileName: string) {
  const judgement = await judged(bytes, fileName)
  expect(judgement.values).toEqual([])
  expect(judgement.findings[0]?.remedy.zh).not.toBe('')
  return { verdict: judgement.verdict, codes: codes(judgement) }
}

// Every other kind of file that is no form, and every hostile one, stands in test/corpus.
describe('what is no form', () => {
  test.each([
    ['legacy.xls', ['E103']],
    ['merged-header.xlsx', ['E201']],
    ['rare-gb18030.csv', ['E142', 'E201']],
    ['other-form-gb18030.csv', ['E142', 'E202']],
    ['other-form-utf8bom.csv', ['E202']],
    ['other-form-utf16le.txt', ['E142', 'E143', 'E202']],
  ])('%s, a table of somebody else, is rejected', async (name, found) => {
    expect(await verdictOf(fixture(name), name)).toEqual({ verdict: 'rejected', codes: found })
  })
})

describe('whatever arrives is answered', () => {
  const answered = async (bytes: Uint8Array, fileName: string) => {
    const { verdict, findings, counts } = await judged(bytes, fileName)
    expect(counts.read).toBe(counts.kept + counts.refused)
    if (verdict === 'rejected' || verdict === 'quarantined') expect(findings.length).toBeGreaterThan(0)
  }

  test('bytes of any kind', async () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.string({ unit: 'binary' }).map((text) => new TextEncoder().encode(text)),
    )
    await fc.assert(fc.asyncProperty(bytes, fc.constantFrom('a.xlsx', 'a.csv', 'a.json', 'a'), answered))
  })

  test.each(['xlsx', 'csv', 'json'] as const)('a %s form with some bytes changed or cut off', async (format) => {
    const original = await form(format)
    const damage = fc.array(fc.tuple(fc.nat(original.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(damage, fc.nat(original.length), async (changes, cut) => {
        const bytes = Uint8Array.from(original)
        for (const [at, byte] of changes) bytes[at] = byte
        await answered(bytes, `a.${format}`)
        await answered(bytes.subarray(0, cut), `a.${format}`)
      }),
      { numRuns: 60 },
    )
  })

  test.each([
    ['one string of megabytes', `{"format":"${'a'.repeat(4_000_000)}"}`],
    ['nothing but escapes', `{"format":"${'\\n'.repeat(2_000_000)}"}`],
    ['a string that never ends', `{"format":"${'\\'.repeat(4_000_000)}`],
    ['brackets alone', '['.repeat(4_000_000)],
    ['a CSV line of megabytes', `代码${',"x"'.repeat(1_000_000)}`],
    ['a CSV of quotes', '"'.repeat(4_000_000)],
  ])('%s', async (_what, text) => {
    await answered(new TextEncoder().encode(text), text.startsWith('{') ? 'a.json' : 'a')
  })
})
