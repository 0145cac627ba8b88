import { sayBoth } from '../../shared/messages/release.ts'
import type { Point } from '../../shared/release/checklist.ts'
import {
  type CheckedRelease,
  heldPoints,
  listOverrides,
  loadCheck,
  type Override,
} from '../../shared/store/releases.ts'
import { connect } from '../connection.ts'
import { type Command, parseCommand, print } from './command.ts'
import { namedRound, ROUND_OPTIONS } from './round-options.ts'

export const checklist: Command = {
  usage: 'checklist --programme P --period M [--json]',
  summary: `发布前检查：哪些暂停发布，哪些提醒。The checklist before a release as it last stood: what holds it, what warns, who has answered for what.
      Exit code 1 while something holds it, or it has not come that far.`,
  async run(args) {
    const { values } = parseCommand(args, ROUND_OPTIONS)
    connect()
    const ref = await namedRound(values)
    const [check, overrides] = await Promise.all([loadCheck(ref), listOverrides(ref)])
    const held = check ? heldPoints(check.points, overrides) : []
    const { programme, period, edition } = ref
    print(values.json, { programme, period, edition, ...check, overrides, held }, () =>
      check
        ? checklistInWords(check, overrides)
        : `尚未封存，没有检查 not sealed yet: ${programme} ${period} 第${edition}版`,
    )
    return check && held.length === 0 ? 0 : 1
  },
}

export function checklistInWords({ points, heldSince }: CheckedRelease, overrides: readonly Override[]): string {
  return [
    ...points.map((point) => pointInWords(point, overrides)),
    ...(heldSince ? [`自 since ${heldSince}`] : []),
  ].join('\n')
}

function pointInWords({ code, outcome, facts }: Point, overrides: readonly Override[]): string {
  const answer = outcome === 'holds' ? overrides.find(({ points }) => points.includes(code)) : undefined
  const mark = sayBoth(answer ? 'release.overridden' : `release.${outcome}`)
  const words = sayBoth(`release.point.${code}`, facts)
  const who = answer ? `\n    ${sayBoth('release.by', { by: answer.by, reason: answer.reason }).zh}` : ''
  return `［${mark.zh} ${mark.en}］${words.zh}\n    ${words.en}${who}`
}
