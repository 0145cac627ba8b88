import { describe, expect, test } from 'vitest'
import { cutRegion } from '../../../shared/figures/cut-region.ts'
import { zoneFiling } from '../../../shared/figures/filing.ts'
import { filedBefore } from '../../../shared/figures/predecessors.ts'
import { parseCut } from '../../../shared/records.ts'
import { basisRevisions } from '../../fixtures/small-month.ts'
import { makeProgramme, smallProgramme, smallRound } from '../../fixtures/small-programme.ts'

/** Z4 and Z6 of last year have become Z9. */
const merged = makeProgramme({
  zones: [
    ...smallProgramme.zones.filter(({ id }) => !['Z4', 'Z6'].includes(id)),
    { ...smallProgramme.zones.find(({ id }) => id === 'Z4')!, id: 'Z9', predecessors: ['Z4', 'Z6'] },
  ],
})

describe('a zone that others were merged into', () => {
  const filed = (entries: Record<string, Record<string, string | null>>) =>
    filedBefore(merged, 'Z9', new Map(Object.entries(entries)))

  test('is compared with their sum, series by series; a rate, and what one of them lacks, has none', () => {
    expect(
      filed({
        Z4: { 'A/ytd': '1.5', 'C/ytd': '1', 'G/ytd': '8', 'F/end': null },
        Z6: { 'A/ytd': '2', 'G/ytd': '9', 'F/end': '3' },
      }),
    ).toEqual({
      'A/ytd': '3.5',
      'F/end': '3',
    })
  })

  test('is compared with nothing while one of them is missing, and with itself once it has filed', () => {
    expect(filed({ Z4: { 'A/ytd': '1' } })).toBeNull()
    expect(filed({ Z4: { 'A/ytd': '1' }, Z9: { 'A/ytd': '7' } })).toEqual({ 'A/ytd': '7' })
    expect(filedBefore(merged, 'Z1', new Map())).toBeNull()
  })

  test('a new name of one zone takes its filing whole', () => {
    const renamed = makeProgramme({ zones: [{ ...smallProgramme.zones[0]!, id: 'Z9', predecessors: ['Z1'] }] })
    expect(filedBefore(renamed, 'Z9', new Map([['Z1', { 'G/ytd': '8' }]]))).toEqual({ 'G/ytd': '8' })
  })

  test('the cut names whose filing it is, and the filing made from it has the sum', async () => {
    const basis = (await basisRevisions()).filter(({ region }) => region === 'S')
    const cut = cutRegion(merged, smallRound, 'S', [], basis)
    const zone = cut.zones.find((each) => each.zone === 'Z9')!
    expect(zone.basis.map((pointer) => pointer.zone)).toEqual(['Z4', 'Z6'])
    expect(parseCut(JSON.parse(JSON.stringify(cut)))).toEqual(cut)
    expect(zoneFiling(merged, '2025-03', zone, null, basis).yearEarlier).toMatchObject({ 'A/ytd': '36', 'F/end': '42' })
  })
})
