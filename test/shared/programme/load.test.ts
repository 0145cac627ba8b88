import { describe, expect, test } from 'vitest'
import { loadProgramme, PROGRAMME_FILES } from '../../../shared/programme/load.ts'
import { faultsOf, files, text, withCell, withMember } from './files.ts'

test('compiles what the files say', () => {
  const programme = loadProgramme(files())
  expect(programme.zones.map(({ id, region, synthetic }) => [id, region, synthetic])).toEqual([
    ['Z1', 'R1', false],
    ['Z2', 'R2', false],
    ['Z3', 'R3', true],
  ])
  expect(programme.zones[0]).toMatchObject({ name: { zh: '甲区', en: 'A' }, industries: ['钢', '铝'] })
  expect(programme.indicators[0]).toMatchObject({ measures: ['month', 'ytd'], rangeMax: '900', growthWarnPercent: 50 })
  expect(programme.indicators[3]).toMatchObject({ numerators: ['T'], denominator: 'N', scale: 100 })
  expect(programme.checks[0]).toMatchObject({ subjects: ['T'], others: ['I'], tolerance: '0.01' })
  expect(programme.targets[0]).toMatchObject({ operator: '>', value: '100', openQuestion: null })
})

test('writes `*` out: every filed indicator with a range that no check of the kind names', () => {
  expect(loadProgramme(files()).checks[1]!.subjects).toEqual(['T', 'N', 'W', 'G'])
})

test('takes CRLF, a byte order mark and a table without its source column', () => {
  const windows = text('zones.csv').replaceAll('\n', '\r\n')
  expect(loadProgramme(files({ 'zones.csv': `\uFEFF${windows}` })).hash).toBe(loadProgramme(files()).hash)
})

describe('the files of a programme', () => {
  test.each(PROGRAMME_FILES)('%s has to be there', (name) => {
    expect(faultsOf(files({ [name]: null }))).toEqual([`${name}: the file is missing`])
  })

  test('a file that belongs to no programme is refused', () => {
    expect(faultsOf(files({ 'zone.csv': '' }))).toEqual(['zone.csv: is no file of a programme'])
  })

  test.each([
    ['{', /^programme\.json: not readable as JSON: /],
    ['[]', /^programme\.json: /],
  ])('programme.json that is %s is refused', (json, fault) => {
    expect(faultsOf(files({ 'programme.json': json }))[0]).toMatch(fault)
  })

  test.each([
    ['a,"b', 'unterminated-quote'],
    ['"a"b', 'text-after-quote'],
    ['a"b', 'stray-quote'],
  ])('CSV that is broken as in %s is refused with its line', (broken, reason) => {
    const damaged = `${text('regions.csv')}${broken}`
    expect(faultsOf(files({ 'regions.csv': damaged }))).toEqual([`regions.csv: line 6: not readable as CSV: ${reason}`])
  })
})

describe('the columns of a table', () => {
  test('a missing one is named', () => {
    const without = text('regions.csv').replace(',note\n', '\n').replaceAll(',\n', '\n')
    expect(faultsOf(files({ 'regions.csv': without }))).toEqual([
      'regions.csv: row 1, column note: the column is missing',
    ])
  })

  test('an unknown one is refused', () => {
    const more = text('regions.csv').replace('note\n', 'note,colour\n').replaceAll(',\n', ',,\n')
    expect(faultsOf(files({ 'regions.csv': more }))).toEqual([
      'regions.csv: row 1, column colour: no such column is known',
    ])
  })

  test('one that is there twice is refused', () => {
    const twice = text('regions.csv').replace('note\n', 'note,code\n').replaceAll(',\n', ',,\n')
    expect(faultsOf(files({ 'regions.csv': twice }))).toEqual([
      'regions.csv: row 1, column code: the column is there twice',
    ])
  })

  test('a row with a cell too few is named', () => {
    const short = text('regions.csv').replace('R1,一,One,', 'R1,一,')
    expect(faultsOf(files({ 'regions.csv': short }))).toContain(
      'regions.csv: row 3: has 7 cells where the header has 8',
    )
  })

  test('an empty file is no table without rows; a header alone is', () => {
    expect(faultsOf(files({ 'targets.csv': '' }))).toEqual(['targets.csv: has no header row'])
    const [header] = text('targets.csv').split('\n')
    expect(loadProgramme(files({ 'targets.csv': `${header}\n` })).targets).toEqual([])
    const [zones] = text('zones.csv').split('\n')
    expect(faultsOf(files({ 'zones.csv': `${zones}\n` }))).toContain('zones.csv: has no zone')
  })
})

describe('all faults come in one pass', () => {
  test('of every file and every row', () => {
    const broken = new Map(withCell('zones.csv', 3, 'region', 'R9'))
    broken.set('targets.csv', withCell('targets.csv', 2, 'operator', '<').get('targets.csv')!)
    broken.set('programme.json', withMember('minimumCell', 0).get('programme.json')!)
    broken.set('regions.csv', withCell('regions.csv', 4, 'parent', 'nowhere').get('regions.csv')!)
    expect(faultsOf(broken)).toEqual([
      'programme.json: minimumCell: must be a whole number from 1 to 100',
      'targets.csv: row 2, column operator: must be one of >, >=, =, <=, about',
    ])
    broken.set('programme.json', text('programme.json'))
    broken.set('targets.csv', text('targets.csv'))
    expect(faultsOf(broken)).toEqual(['regions.csv: row 4, column parent: no region nowhere'])
  })

  test('but a table of nothing but faults is cut off', () => {
    const rows = Array.from({ length: 500 }, (_, index) => `${index}!,省,P,unit,P,1,1,`)
    const listed = faultsOf(files({ 'regions.csv': `${text('regions.csv')}${rows.join('\n')}\n` }))
    expect(listed).toHaveLength(201)
    expect(listed.at(-1)).toBe('more than 200 faults: the rest is not listed')
  })
})
