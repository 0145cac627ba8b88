import { userInfo } from 'node:os'
import { invokeFunction } from '../../shared/aws/operator.ts'
import { canonicalJson, sha256Hex } from '../../shared/digest.ts'
import { ENV, requiredEnv } from '../../shared/env.ts'
import { RoundStateError } from '../../shared/errors.ts'
import { connect } from '../connection.ts'
import { type Command, parseCommand, print, required, UsageError } from './command.ts'
import { namedRound, ROUND_OPTIONS } from './round-options.ts'

export const extend: Command = {
  usage: 'extend --programme P --period M --minutes N --reason TEXT [--by NAME] [--id ID] [--json]',
  summary: `系统故障时延长报送时间，须在关闭之前。Adds the minutes of an outage to an open round, before it closes: its closing moves, and its due time where that is
      still ahead; zones are told by mail. Minutes, reason and who added them (--by, else the account here) are logged and archived. The same words
      twice add nothing; for the same minutes and reason again give another --id.`,
  async run(args) {
    const text = { type: 'string' } as const
    const options = { ...ROUND_OPTIONS, minutes: text, reason: text, by: text, id: text }
    const { values } = parseCommand(args, options)
    const minutes = Number(required(values.minutes, '--minutes'))
    if (!Number.isSafeInteger(minutes) || minutes < 1) throw new UsageError('--minutes takes a whole number above 0')
    const reason = required(values.reason?.trim(), '--reason')
    const by = values.by?.trim() || userInfo().username
    connect()
    const { programme, period, edition } = await namedRound(values)
    const id = values.id ?? sha256Hex(canonicalJson({ programme, period, edition, minutes, reason })).slice(0, 12)
    try {
      const event = { programme, period, extend: { id, minutes, reason, by } }
      const told = await invokeFunction(requiredEnv(ENV.openRoundFunction), event)
      const { dueAt, closesAt } = await namedRound(values)
      print(
        values.json,
        told,
        () => `已延长 extended: ${programme} ${period}，截止 due ${dueAt}，关闭 closes ${closesAt}`,
      )
      return 0
    } catch (error) {
      if (!(error instanceof RoundStateError)) throw error
      print(values.json, { error: error.message }, () => `未延长 NOT extended: ${error.message}`)
      return 1
    }
  },
}
