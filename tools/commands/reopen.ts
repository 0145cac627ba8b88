import { userInfo } from 'node:os'
import { invokeFunction } from '../../shared/aws/operator.ts'
import { ENV, requiredEnv } from '../../shared/env.ts'
import { connect } from '../connection.ts'
import { type Command, parseCommand, print, required, UsageError } from './command.ts'
import { namedRound, ROUND_OPTIONS } from './round-options.ts'

export const reopen: Command = {
  usage: 'reopen --programme P --period M --reason TEXT --closes T [--by NAME] [--json]',
  summary: `因故重开一期并重新发送填报链接，形成下一版。Reopens a published round until a new closing time and mails links again;
      the next close makes the next edition. The reason is printed; who reopened it (--by, else the account here) is logged.`,
  async run(args) {
    const text = { type: 'string' } as const
    const { values } = parseCommand(args, { ...ROUND_OPTIONS, ...{ reason: text, closes: text, by: text } })
    const reason = required(values.reason?.trim(), '--reason')
    const closesAt = instant(required(values.closes, '--closes'))
    const by = values.by?.trim() || userInfo().username
    connect()
    const { programme, period, state, closesAt: closed } = await namedRound(values)
    if (state === 'closed') throw new UsageError('the round is being closed: only a published one is reopened')
    if (state === 'published' && closesAt <= closed)
      throw new UsageError(`--closes must be after the last closing, ${closed}`)
    const event = { programme, period, reopen: { reason, closesAt, by } }
    const mailed = await invokeFunction(requiredEnv(ENV.openRoundFunction), event)
    const round = await namedRound(values)
    print(
      values.json,
      { ...round, mailed },
      () => `已重开 reopened: ${programme} ${period} 第${round.edition}版\n${JSON.stringify(mailed)}`,
    )
    return 0
  },
}

function instant(text: string): string {
  const milliseconds = Date.parse(text)
  if (Number.isNaN(milliseconds)) throw new UsageError(`--closes ${text} is no time: 2025-05-10T18:00:00+08:00`)
  return new Date(milliseconds).toISOString()
}
