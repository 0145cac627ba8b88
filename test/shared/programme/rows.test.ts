import { describe, expect, test } from 'vitest'
import { faultsOf, files, text, withCell, withMember } from './files.ts'

/** One fault in one cell: file, row, column, what stands there, and the sentence that must name it. */
const CELLS: readonly (readonly [string, number, string, string, string])[] = [
  ['regions.csv', 3, 'code', 'R 1', 'must be a code of letters, digits and hyphens'],
  ['regions.csv', 3, 'name_zh', '', 'must not be empty'],
  ['regions.csv', 3, 'level', 'city', 'must be one of province, unit'],
  ['regions.csv', 3, 'parent', '', 'a unit needs a parent'],
  ['regions.csv', 3, 'parent', 'R3', 'R3 is not directly under the province'],
  ['regions.csv', 2, 'parent', 'R1', 'the province has no parent'],
  ['regions.csv', 3, 'in_coverage_target', 'yes', 'must be 0 or 1'],
  ['regions.csv', 3, 'order', '1.5', 'must be a whole number from 0 to 9999'],
  ['regions.csv', 4, 'code', 'R1', 'R1 is already in row 3'],
  ['zones.csv', 3, 'id', 'Z1', 'Z1 is already in row 2'],
  ['zones.csv', 3, 'id', '../Z', 'must be a code of letters, digits and hyphens'],
  ['zones.csv', 3, 'name_zh', '甲区', '甲区 is already in row 2'],
  ['zones.csv', 3, 'name_en', 'a\u202Eb', 'must not hold control characters'],
  ['zones.csv', 3, 'region', 'P', 'no unit P in regions.csv'],
  ['zones.csv', 3, 'industries', '钢;钢', 'names an item twice'],
  ['indicators.csv', 3, 'code', 'T', 'T is already in row 2'],
  ['indicators.csv', 2, 'code', 'lower', 'must be a code of letters and digits that starts with a capital letter'],
  ['indicators.csv', 2, 'decimals', '7', 'must be a whole number from 0 to 6'],
  ['indicators.csv', 2, 'measures', '', 'must name at least one measure'],
  ['indicators.csv', 2, 'measures', 'end', 'a flow has no measure end'],
  ['indicators.csv', 4, 'measures', 'ytd', 'a stock has no measure ytd'],
  ['indicators.csv', 2, 'breakdown', 'industries', 'belongs to a breakdown, and a breakdown needs it'],
  ['indicators.csv', 2, 'range_max', '-1', 'must not be below range_min'],
  ['indicators.csv', 2, 'range_min', '-1', 'is negative where may_be_negative is 0'],
  ['indicators.csv', 2, 'range_min', '1e3', 'must be a decimal with at most six decimals, or empty'],
  ['indicators.csv', 2, 'numerators', 'N', 'only a derived indicator has parts'],
  ['indicators.csv', 5, 'numerators', '', 'a derived indicator needs its parts'],
  ['indicators.csv', 5, 'numerators', 'X', 'no indicator X in indicators.csv'],
  ['indicators.csv', 5, 'numerators', 'R', 'R is itself derived'],
  ['indicators.csv', 5, 'numerators', 'I', 'I is filed by industry and has no one figure'],
  ['indicators.csv', 5, 'numerators', 'W', 'W is a ratio, which cannot be added up'],
  ['indicators.csv', 5, 'denominator', 'X', 'no indicator X in indicators.csv'],
  ['indicators.csv', 5, 'denominator', '', 'a ratio of sums needs it'],
  ['indicators.csv', 6, 'weight', '', 'a weighted mean needs it'],
  ['indicators.csv', 6, 'weight', 'G', 'G is a growth, which cannot be added up'],
  ['indicators.csv', 2, 'weight', 'N', 'only a weighted mean has one'],
  ['indicators.csv', 7, 'aggregation', 'sum', 'a growth cannot be added up over zones'],
  ['checks.csv', 3, 'id', 'C1', 'C1 is already in row 2'],
  ['checks.csv', 2, 'severity', 'hard', 'must be one of validity, quality'],
  ['checks.csv', 2, 'subjects', 'X', 'no indicator X in indicators.csv'],
  ['checks.csv', 2, 'others', 'X', 'no indicator X in indicators.csv'],
  ['checks.csv', 2, 'subjects', 'R', 'R is derived: no zone files it'],
  ['checks.csv', 2, 'subjects', 'T;N', 'a check of kind sum takes 1 subjects, not 2'],
  ['checks.csv', 2, 'others', '', 'a check of kind sum takes 1 to 200 others, not 0'],
  ['checks.csv', 2, 'subjects', '*', 'a check of kind sum names its subjects'],
  ['checks.csv', 3, 'subjects', '*;T', '* stands alone'],
  ['checks.csv', 2, 'tolerance', '-1', 'must not be negative'],
  ['checks.csv', 2, 'factors', '10', 'belongs to unit-slip, and unit-slip needs it'],
  ['checks.csv', 4, 'factors', '', 'belongs to unit-slip, and unit-slip needs it'],
  ['checks.csv', 4, 'factors', '0', 'must be positive decimals from 0.000001 to 1000000, separated by ;'],
  ['checks.csv', 2, 'message_en', '', 'must not be empty'],
  ['targets.csv', 2, 'indicator', 'X', 'no indicator X in indicators.csv'],
  ['targets.csv', 2, 'indicator', '', 'metric sum needs it'],
  ['targets.csv', 3, 'zone', 'Z9', 'no zone Z9 in zones.csv'],
  ['targets.csv', 3, 'zone', '', 'metric zone needs it'],
  ['targets.csv', 2, 'value', '0', 'must be above zero'],
  ['targets.csv', 2, 'metric', 'zones-above', 'metric zones-above needs it'],
  ['targets.csv', 2, 'due', 'soon', 'must be a year, a date, or empty'],
]

/** The fault stands at another column than the one that was changed. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  breakdown: 'breakdown_max',
  metric: 'threshold',
}

describe('a cell at fault is named with file, row and column', () => {
  test.each(CELLS)('%s row %d, %s = %j', (file, row, column, value, sentence) => {
    const named = ELSEWHERE[column] ?? column
    expect(faultsOf(withCell(file, row, column, value))).toContain(`${file}: row ${row}, column ${named}: ${sentence}`)
  })
})

describe('a check of each kind', () => {
  const check = (row: string) => files({ 'checks.csv': `${text('checks.csv')}${row},a,b,c,d,\n` })
  test.each([
    ['C4,quality,identity,N,,,,,,', 'subjects', 'N is not filed both for the month and the year to date'],
    ['C4,quality,monotone,W,,,,,,', 'subjects', 'W is a ratio, which may fall'],
    ['C4,quality,growth,T,,,5,,,', 'subjects', 'T is not a growth rate'],
    ['C4,quality,growth,G,,,,,,', 'max', 'a check of growth needs it'],
    ['C4,quality,change,T,,,,,,', 'tolerance', 'a change needs tolerance or max'],
    ['C4,quality,ratio-band,T,N,,,,,', 'min', 'a ratio-band needs min or max'],
    ['C4,quality,ratio-band,T,N,2,1,,,', 'max', 'must not be below min'],
    ['C4,quality,outlier,T,,30,,,,', 'max', 'an outlier needs the z-score that is too far'],
    ['C4,quality,outlier,T,,30,0,,,', 'max', 'an outlier needs the z-score that is too far'],
    ['C4,quality,outlier,T,,-1,8,,,', 'min', 'must not be negative'],
  ])('%s', (row, column, sentence) => {
    expect(faultsOf(check(row))).toEqual([`checks.csv: row 5, column ${column}: ${sentence}`])
  })
})

describe('a member of programme.json at fault is named by its path', () => {
  test.each([
    ['code', 'a b', 'code: must be a code of letters, digits and hyphens'],
    ['validUntil', '2027', 'validUntil: must be a date such as 2027-12-31'],
    ['title', { zh: '题' }, 'title.en: the member is missing'],
    ['colour', 'red', 'colour: no such member is known'],
    ['calendar.timeZone', 'Asia/Nowhere', 'calendar.timeZone: no such time zone: Asia/Nowhere'],
    ['calendar.utcOffset', '+09:00', 'calendar.utcOffset: Asia/Shanghai is at +08:00'],
    ['calendar.timeZone', 'Europe/Paris', 'calendar.utcOffset: Europe/Paris is at +01:00 and +02:00'],
    ['calendar.closes', { day: 8, time: '09:00' }, 'calendar.closes: must come after calendar.due'],
    ['calendar.releases', { day: 10, time: '08:00' }, 'calendar.releases: must come after calendar.closes'],
    ['calendar.due', { day: 29, time: '09:00' }, 'calendar.due.day: must be a whole number from 1 to 28'],
    ['calendar.due', { day: 8, time: '24:00' }, 'calendar.due.time: must be a time such as 09:00'],
    [
      'calendar.reminds',
      { time: '09:00', daysBefore: 8 },
      'calendar.reminds.daysBefore: reminders must not start before the round opens',
    ],
    ['bulletin.keyIndicators', ['X'], 'bulletin.keyIndicators: no indicator X in indicators.csv'],
    ['bulletin.keyIndicators', ['I'], 'bulletin.keyIndicators: I is filed by industry and has no one figure'],
  ])('%s = %j', (path, value, fault) => {
    expect(faultsOf(withMember(path, value))).toEqual([`programme.json: ${fault}`])
  })

  test('an invented zone has to be announced', () => {
    expect(faultsOf(withMember('sampleNotice', null))).toEqual([
      'zones.csv: row 4, column synthetic: an invented zone needs sampleNotice in programme.json',
    ])
  })
})
