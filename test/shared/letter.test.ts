import { expect, test } from 'vitest'
import { columnLetters, placeText } from '../../shared/finding-text.ts'
import { formFileName, isFormFormat } from '../../shared/form-file.ts'
import { letter } from '../../shared/letter.ts'
import { localDate, localTime } from '../../shared/local-time.ts'
import { zoneLetter } from '../../shared/zone-letter.ts'
import { fc } from '../fixtures/fast-check.ts'
import { makeProgramme, smallProgramme } from '../fixtures/small-programme.ts'

test('both bodies say the same, and nothing in them is markup or a header', () => {
  const text = fc.string({ unit: fc.constantFrom('<', '>', '&', '"', "'", '\r', '\n', 'a', '区', ':') })
  fc.assert(
    fc.property(text, text, (subject, words) => {
      const made = letter('zh', subject, [
        { kind: 'paragraph', text: words },
        { kind: 'list', items: [words] },
        { kind: 'link', text: words, url: `https://example.org/${words}` },
      ])
      expect(made.subject).not.toMatch(/[\r\n]/)
      expect(made.text).toContain(words)
      const tags = made.html.replace(/^<!doctype html>\n.*\n/, '').match(/<[^>]*>/g) ?? []
      for (const tag of tags) expect(tag).toMatch(/^<(\/?(p|ol|li|a|body|html)|br|a href="[^"<>]*")>$/)
    }),
  )
})

test('a letter to a zone names it and the office, and says first where data are a sample', () => {
  const [zone] = smallProgramme.zones
  const made = zoneLetter({ programme: smallProgramme, zone: zone!, lang: 'zh' }, 's', [])
  expect(made.text.startsWith('样例数据')).toBe(true)
  expect(made.text).toContain('Z1开发区：')
  expect(made.text).toContain('电话 0000-00000000')
  const real = makeProgramme({ sampleNotice: null })
  expect(zoneLetter({ programme: real, zone: zone!, lang: 'en' }, 's', []).text.startsWith('To Zone Z1:')).toBe(true)
})

test.each([
  [undefined, '', ''],
  [{ sheet: '报表', cell: 'D7' }, '工作表“报表”D7', 'sheet “报表”, cell D7'],
  [{ cell: 'D7' }, '单元格 D7', 'cell D7'],
  [{ row: 3, column: 28 }, '第 3 行第 28 列（AB 列）', 'row 3, column 28 (AB)'],
  [{ row: 3 }, '第 3 行', 'row 3'],
  [{ path: 'rows[3].ytd' }, 'rows[3].ytd', 'rows[3].ytd'],
  [{}, '', ''],
])('a place in words: %j', (place, zh, en) => {
  expect([placeText(place, 'zh'), placeText(place, 'en')]).toEqual([zh, en])
})

test('columns have the letters that a spreadsheet shows', () => {
  expect([1, 26, 27, 52, 53, 702, 703, 16384].map(columnLetters)).toEqual([
    'A',
    'Z',
    'AA',
    'AZ',
    'BA',
    'ZZ',
    'AAA',
    'XFD',
  ])
})

test("instants are told in the programme's zone, also over midnight and new year", () => {
  const clock = { utcOffset: '+08:00' }
  expect(localTime(clock, '2024-12-31T16:05:00.000Z', 'zh')).toBe('2025年1月1日00:05')
  expect(localTime(clock, '2025-04-08T09:30:59.000Z', 'en')).toBe('8 Apr 2025, 17:30')
  expect(localTime({ utcOffset: '-03:30' }, '2025-01-01T03:29:00.000Z', 'zh')).toBe('2024年12月31日23:59')
  expect(localDate(clock, '2025-04-07T16:00:00.000Z')).toBe('2025-04-08')
})

test('a form is named for its zone and period; only three formats are any', () => {
  expect(formFileName(smallProgramme.zones[0]!, '2025-01/02', 'xlsx', 'zh')).toBe('Z1开发区_2025年1—2月.xlsx')
  expect(['xlsx', 'csv', 'json', 'xls', 'toString', ''].filter(isFormFormat)).toEqual(['xlsx', 'csv', 'json'])
})
