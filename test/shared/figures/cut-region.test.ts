import { expect, test } from 'vitest'
import { cutRegion } from '../../../shared/figures/cut-region.ts'
import type { Revision } from '../../../shared/submission.ts'
import { fc } from '../../fixtures/fast-check.ts'
import { basisRevisions, MARCH, marchRevisions } from '../../fixtures/small-month.ts'
import { filedBy, formBytes, smallProgramme, smallRound } from '../../fixtures/small-programme.ts'

const revisions = await marchRevisions()
const basis = await basisRevisions()
const inR = (of: readonly Revision[]) => of.filter(({ region }) => region === 'R')

test('does not depend on the order in which revisions are found', () => {
  const straight = cutRegion(smallProgramme, smallRound, 'R', inR(revisions), inR(basis))
  const all = fc.shuffledSubarray(inR(revisions), { minLength: inR(revisions).length })
  const earlier = fc.shuffledSubarray(inR(basis), { minLength: inR(basis).length })
  fc.assert(
    fc.property(all, earlier, (a, b) => {
      expect(cutRegion(smallProgramme, smallRound, 'R', a, b)).toEqual(straight)
    }),
    { numRuns: 30, seed: 3 },
  )
})

test('names every zone of the region, and no other', () => {
  const cut = cutRegion(smallProgramme, smallRound, 'S', [], [])
  const nothing = { current: null, reported: false, timeliness: null, basis: [] }
  expect(cut).toEqual({ region: 'S', zones: ['Z4', 'Z5', 'Z6'].map((zone) => ({ zone, ...nothing })) })
})

test('a zone that filed in time and corrected itself after the due time is not overdue', async () => {
  const bytes = formBytes('Z1', filedBy('9.5', '25.5', '2.55', '40'))
  const correction = { zone: 'Z1', uploadId: 'u1c', receivedAt: '2025-04-09T00:00:00.000Z', bytes }
  const found = inR(await marchRevisions([...MARCH, correction]))
  const [z1] = cutRegion(smallProgramme, smallRound, 'R', found, []).zones
  expect(z1).toMatchObject({ current: { uploadId: 'u1c' }, timeliness: 'on-time' })
})

test('a rejected correction leaves the accepted filing standing; one at the closing instant is in time', async () => {
  const at = (uploadId: string, receivedAt: string, month: string) => ({
    ...{ zone: 'Z1', uploadId, receivedAt, bytes: formBytes('Z1', filedBy(month, '25.5', '2.55', '40')) },
  })
  const uploads = [
    at('on-the-dot', smallRound.closesAt, '9'),
    at('rejected', smallRound.closesAt, 'nine'),
    at('a-second-late', '2025-04-10T10:00:01.000Z', '9'),
  ]
  const [z1] = cutRegion(smallProgramme, smallRound, 'R', await marchRevisions(uploads), []).zones
  expect(z1).toMatchObject({ reported: true, timeliness: 'overdue', current: { uploadId: 'on-the-dot' } })
})
