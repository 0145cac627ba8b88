import { userInfo } from 'node:os'
import { startExecution } from '../../shared/aws/operator.ts'
import { sha256Hex } from '../../shared/digest.ts'
import { ENV, requiredEnv } from '../../shared/env.ts'
import type { EditionRef } from '../../shared/keys.ts'
import { POINTS, type PointCode } from '../../shared/release/checklist.ts'
import { appendLog } from '../../shared/store/log.ts'
import { heldPoints, listOverrides, loadCheck, type Override, putOverride } from '../../shared/store/releases.ts'
import { connect } from '../connection.ts'
import { type Command, parseCommand, print, required, UsageError } from './command.ts'
import { namedRound, ROUND_OPTIONS } from './round-options.ts'

export const release: Command = {
  usage: 'release --programme P --period M --override REASON [--by WHO] [--point CODE]… [--json]',
  summary: `放行：说明理由，让被检查暂停的一版按时发布。Answers for what holds an edition (all of it, or the points named, also before it comes to that):
      reason and who are logged and archived, and the close goes on; its release time stays what it was.`,
  async run(args) {
    const text = { type: 'string' } as const
    const options = { ...ROUND_OPTIONS, override: text, by: text, point: { type: 'string', multiple: true } } as const
    const { values } = parseCommand(args, options)
    const reason = required(values.override?.trim(), '--override')
    const by = values.by?.trim() || userInfo().username
    connect()
    const round = await namedRound(values)
    if (round.state === 'published') throw new UsageError('that edition is published already')
    const { programme, period, edition } = round
    const points = values.point ? values.point.map(pointCode) : await whatHolds(round)
    const override = { at: new Date().toISOString(), points, reason, by }
    await answerFor(round, override)
    // The close that waits would look again by itself; this one does not wait, and every step may be repeated.
    const isHeld = (await loadCheck(round))?.heldSince
    const execution =
      round.state === 'closed' && isHeld
        ? await startExecution(requiredEnv(ENV.closeStateMachine), { programme, period })
        : null
    print(values.json, { programme, period, edition, override, execution }, () =>
      [`已放行 released: ${points.join(' ')}`, `${by}：${reason}`].join('\n'),
    )
    return 0
  },
}

/** Stored first, then logged: a repeat of the same words at another time is another answer, and does no harm. */
export async function answerFor(ref: EditionRef, override: Override): Promise<void> {
  await putOverride(ref, override)
  const { programme, period, edition } = ref
  const { at, points, reason, by } = override
  const detail = { edition: String(edition), points: points.join(' '), reason }
  const id = `released-${edition}-${sha256Hex(`${by}\n${reason}`).slice(0, 12)}`
  await appendLog({ programme, period, time: at, id, actor: by, act: 'release-overridden', detail })
}

async function whatHolds(ref: EditionRef): Promise<readonly PointCode[]> {
  const check = await loadCheck(ref)
  if (!check) throw new UsageError('the checklist has not been gone through yet: name what you answer for by --point')
  const held = heldPoints(check.points, await listOverrides(ref))
  if (held.length === 0) throw new UsageError('nothing holds it')
  return held
}

function pointCode(text: string): PointCode {
  const code = POINTS.find((point) => point === text)
  if (!code) throw new UsageError(`--point ${text} is none of ${POINTS.join(' ')}`)
  return code
}
