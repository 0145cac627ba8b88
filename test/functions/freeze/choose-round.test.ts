import { describe, expect, it } from 'vitest'
import { chooseRound } from '../../../functions/freeze/choose-round.ts'
import type { Round } from '../../../shared/round.ts'

const round = (changes: Partial<Round>): Round => ({
  ...{
    programme: 'p',
    period: '2025-03',
    state: 'open',
    programmeHash: '0',
    edition: 1,
    reason: null,
    imported: false,
  },
  ...{ opensAt: '2025-04-01T01:00:00.000Z', dueAt: '2025-04-08T10:00:00.000Z' },
  ...{ closesAt: '2025-04-10T10:00:00.000Z', releasesAt: '2025-04-15T02:00:00.000Z' },
  ...changes,
})

describe('which round a close is about', () => {
  it.each([
    ['open, before its closing', 'open', '2025-04-09T10:00:00.000Z', false],
    ['open, at its closing', 'open', '2025-04-10T10:00:00.000Z', true],
    ['open, days late', 'open', '2025-04-14T10:00:00.000Z', true],
    ['closed by the same event, which comes again', 'closed', '2025-04-10T10:00:00.000Z', true],
    ['closed, and waiting for its release in another execution', 'closed', '2025-04-11T10:00:00.000Z', false],
    ['closed, and not published on its day', 'closed', '2025-04-15T10:00:00.000Z', true],
    ['published', 'published', '2025-04-15T10:00:00.000Z', false],
  ] as const)('%s', (_words, state, at, chosen) => {
    expect(chooseRound([round({ state })], at) !== null).toBe(chosen)
  })

  it('leaves imported rounds alone', () => {
    expect(chooseRound([round({ state: 'closed', imported: true })], '2025-05-01T10:00:00.000Z')).toBeNull()
  })

  it('takes the earliest closing first, and an open round before one that was left', () => {
    const march = round({ state: 'closed' })
    const april = round({
      period: '2025-04',
      closesAt: '2025-05-10T10:00:00.000Z',
      releasesAt: '2025-05-15T02:00:00.000Z',
    })
    const may = round({
      period: '2025-05',
      closesAt: '2025-06-10T10:00:00.000Z',
      releasesAt: '2025-06-15T02:00:00.000Z',
    })
    expect(chooseRound([may, march, april], '2025-06-10T10:00:00.000Z')?.period).toBe('2025-04')
    expect(chooseRound([march], '2025-06-10T10:00:00.000Z')?.period).toBe('2025-03')
  })
})
