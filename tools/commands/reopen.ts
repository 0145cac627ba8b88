import { appendLog } from '../../shared/store/log.ts'
import { moveRound } from '../../shared/store/rounds.ts'
import { connect } from '../connection.ts'
import { type Command, parseCommand, print, required, UsageError } from './command.ts'
import { namedRound, ROUND_OPTIONS } from './round-options.ts'

export const reopen: Command = {
  usage: 'reopen --programme P --period M --reason TEXT --closes T [--json]',
  summary:
    '因故重开一期，形成下一版。Reopens a published round until a new closing time; the next close makes the next edition.',
  async run(args) {
    const { values } = parseCommand(args, {
      ...ROUND_OPTIONS,
      ...{ reason: { type: 'string' }, closes: { type: 'string' } },
    })
    const reason = required(values.reason, '--reason')
    const closes = Date.parse(required(values.closes, '--closes'))
    if (Number.isNaN(closes)) throw new UsageError(`--closes ${values.closes} is no time: 2025-05-10T18:00:00+08:00`)
    connect()
    const round = await namedRound(values)
    if (round.state !== 'published')
      throw new UsageError(`the round is ${round.state}: only a published one is reopened`)
    const closesAt = new Date(closes).toISOString()
    if (closesAt <= round.closesAt) throw new UsageError(`--closes must be after the last closing, ${round.closesAt}`)
    // An edition follows at its own closing, not at the first edition's release.
    const releasesAt = closesAt > round.releasesAt ? closesAt : round.releasesAt
    const next = { ...round, state: 'open', edition: round.edition + 1, reason, closesAt, releasesAt } as const
    if (!(await moveRound(round, next)))
      throw new UsageError('the round has just been moved by somebody else: look again')
    await appendLog({
      ...{ programme: round.programme, period: round.period, time: round.closesAt, id: `reopen-${next.edition}` },
      ...{ actor: 'operator', act: 'round-reopened', detail: { reason, closesAt } },
    })
    print(values.json, next, () => `已重开 reopened: ${next.programme} ${next.period} 第${next.edition}版`)
    return 0
  },
}
