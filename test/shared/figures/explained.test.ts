import { expect, test } from 'vitest'
import { zoneStanding } from '../../../shared/figures/coverage.ts'
import { zoneFiling } from '../../../shared/figures/filing.ts'
import type { Finding } from '../../../shared/submission.ts'
import { marchRevisions } from '../../fixtures/small-month.ts'
import { smallProgramme } from '../../fixtures/small-programme.ts'

const [revision] = await marchRevisions()
const said = { zh: '偏高', en: 'high' }
const finding = (over: Partial<Finding>): Finding => ({
  ...{ code: 'C1', severity: 'quality', sentence: said, remedy: said },
  ...over,
})
const standingWith = (findings: readonly Finding[]) => {
  const current = { ...revision!, judgement: { ...revision!.judgement, findings } }
  const { zone, region } = current
  const cutZone = { zone, current: null, reported: true, timeliness: 'on-time', basis: [] } as const
  return zoneStanding(zoneFiling(smallProgramme, '2025-03', cutZone, current, []), region)
}

test('a zone’s standing says how many quality findings it explained: notes and open ones are none', () => {
  const findings = [
    finding({ explanation: '新项目投产' }),
    finding({ explanation: '企业退库' }),
    finding({}),
    finding({ severity: 'note', explanation: '见备注' }),
  ]
  expect(standingWith(findings).explained).toBe(2)
  expect(standingWith([finding({})])).not.toHaveProperty('explained')
})
