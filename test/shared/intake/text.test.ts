import { describe, expect, test } from 'vitest'
import { parseCsv } from '../../../shared/csv.ts'
import { codes, formText, judged } from '../../fixtures/intake/form.ts'
import { gb18030 } from '../../fixtures/intake/gb18030.ts'

const csv = await formText()
const plain = csv.slice(1)
const accepted = { verdict: 'accepted-with-notes' }

function utf16(text: string, big = false): Uint8Array {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le')
  return new Uint8Array(big ? bytes.swap16() : bytes)
}

describe('text files of real offices', () => {
  test('UTF-8 with and without its mark, and any line end, is our own format', async () => {
    for (const text of [csv, plain, plain.replaceAll('\r\n', '\n'), plain.replaceAll('\r\n', '\r')])
      expect(await judged(text)).toMatchObject({ verdict: 'accepted', findings: [] })
  })

  test.each([
    ['GB18030', () => gb18030(plain), ['E142']],
    ['UTF-16LE', () => utf16(plain), ['E142']],
    ['UTF-16BE', () => utf16(plain, true), ['E142']],
    ['“Unicode text” of Excel', () => utf16(tabbed(plain)), ['E142', 'E143']],
    ['tabs', () => Buffer.from(tabbed(plain)), ['E143']],
    ['semicolons', () => Buffer.from(joined(plain, ';')), ['E143']],
  ] as const)('%s is accepted with a note', async (_what, make, notes) => {
    const judgement = await judged(new Uint8Array(make()), 'form.txt')
    expect(judgement).toMatchObject(accepted)
    expect(codes(judgement)).toEqual(notes)
  })

  test('rare characters survive GB18030', async () => {
    const judgement = await judged(gb18030(plain.replace(/^A01,(.*),\r$/m, 'A01,$1,𬭎源公司在㙦里扩产\r')), 'a.csv')
    expect(judgement.values[0]?.remark).toBe('𬭎源公司在㙦里扩产')
  })
})

describe('text that cannot be read exactly is refused with its place', () => {
  test('one broken byte', async () => {
    const bytes = gb18030(plain)
    const line = plain.slice(0, plain.indexOf('\r\nB01,')).split('\n').length + 1
    bytes[gb18030(plain.slice(0, plain.indexOf('\r\nB01,') + 2)).length + 4] = 0xff
    expect((await judged(bytes)).findings).toMatchObject([{ code: 'E141', place: { row: line }, seen: '0xFF' }])
  })

  test.each([
    ['Big5', [0xa4, 0xa4, 0xa4, 0xe5, 0xff]],
    ['a cut character', [0x41, 0x81]],
    ['a mark of UTF-8 before what is none', [0xef, 0xbb, 0xbf, 0xd6, 0xd0]],
  ])('%s', async (_what, head) => {
    const judgement = await judged(Uint8Array.from(head), 'a.csv')
    expect([judgement.verdict, codes(judgement)]).toEqual(['rejected', ['E141']])
  })

  test.each([
    ['a NUL', `${plain}\0`, 'E140'],
    ['UTF-16 without its mark', Buffer.from(plain, 'utf16le').toString('latin1'), 'E140'],
    ['a lost character', plain.replace('郑州', '\uFFFD'), 'E144'],
  ])('%s', async (_what, text, code) => {
    const bytes = code === 'E144' ? Buffer.from(text) : Buffer.from(text, 'latin1')
    const judgement = await judged(new Uint8Array(bytes), 'a.csv')
    expect([judgement.verdict, codes(judgement)]).toEqual(['rejected', [code]])
  })

  test.each([
    ['a million columns', `${','.repeat(1_000_000)}\n${plain}`, 'E146'],
    ['too many rows', `${'x\n'.repeat(50_001)}${plain}`, 'E146'],
    ['an endless cell', `"${'x'.repeat(40_000)}"\n${plain}`, 'E146'],
    ['a quote that is never closed', `${plain}"`, 'E145'],
  ])('%s', async (_what, text, code) => {
    expect(codes(await judged(text))).toEqual([code])
  })
})

function tabbed(text: string): string {
  return joined(text, '\t')
}

function joined(text: string, delimiter: string): string {
  const parsed = parseCsv(text)
  return 'rows' in parsed ? parsed.rows.map((row) => `${row.join(delimiter)}\r\n`).join('') : ''
}
