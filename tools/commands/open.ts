import { invokeFunction } from '../../shared/aws/operator.ts'
import { ENV, requiredEnv } from '../../shared/env.ts'
import { connect } from '../connection.ts'
import { type Command, parseCommand, print, UsageError } from './command.ts'
import { ROUND_OPTIONS, roundName } from './round-options.ts'

export const open: Command = {
  usage: 'open --programme P --period M [--opens T] [--due T] [--closes T] [--releases T] [--json]',
  summary:
    '开启一期并发送填报链接。Opens a round and mails the links; times as ISO 8601 instants replace the calendar’s. Repeatable.',
  async run(args) {
    const time = { type: 'string' } as const
    const { values } = parseCommand(args, {
      ...ROUND_OPTIONS,
      ...{ opens: time, due: time, closes: time, releases: time },
    })
    connect()
    const { opens, due, closes, releases } = values
    const event = {
      ...roundName(values),
      ...instant('opens', 'opensAt', opens),
      ...instant('due', 'dueAt', due),
      ...instant('closes', 'closesAt', closes),
      ...instant('releases', 'releasesAt', releases),
    }
    const result = await invokeFunction(requiredEnv(ENV.openRoundFunction), event)
    print(values.json, result, () => `已开启 opened: ${JSON.stringify(result)}`)
    return 0
  },
}

function instant(option: string, field: string, text: string | undefined): Readonly<Record<string, string>> {
  if (text === undefined) return {}
  const milliseconds = Date.parse(text)
  if (Number.isNaN(milliseconds)) throw new UsageError(`--${option} ${text} is no time: 2025-04-10T18:00:00+08:00`)
  return { [field]: new Date(milliseconds).toISOString() }
}
