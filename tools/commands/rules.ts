import { mapLimit } from '../../shared/concurrency.ts'
import type { Round } from '../../shared/round.ts'
import { type RuleCount, ruleCounts } from '../../shared/rule-counts.ts'
import { loadProgramme } from '../../shared/store/programmes.ts'
import { regionRevisions } from '../../shared/store/revisions.ts'
import { listRounds } from '../../shared/store/rounds.ts'
import { connect } from '../connection.ts'
import { type Command, parseCommand, print, required, UsageError } from './command.ts'
import { namedRound, ROUND_OPTIONS } from './round-options.ts'

const READS_AT_ONCE = 8
const SPEAKING: Readonly<Record<NonNullable<RuleCount['useless']>, string>> = {
  'never-fired': '从未触发 never fired',
  'always-explained': '全部以说明了结 always explained, never corrected',
}

export const rules: Command = {
  usage: 'rules --programme P [--period M | --last N] [--json]',
  summary: `各条审核触发、说明、改正的次数。How often each check fired, was explained, was corrected, or was held by an earlier explanation:
      in one round, in the last N rounds, or in all. Shows which checks are of no use.`,
  async run(args) {
    const { values } = parseCommand(args, { ...ROUND_OPTIONS, last: { type: 'string' } })
    const code = required(values.programme, '--programme')
    if (values.period !== undefined && values.last !== undefined) throw new UsageError('give --period or --last')
    const last = values.last === undefined ? Number.POSITIVE_INFINITY : Number(values.last)
    if (!(last >= 1) || (values.last !== undefined && !Number.isSafeInteger(last)))
      throw new UsageError('--last takes a whole number above 0')
    connect()
    const rounds = values.period === undefined ? (await listRounds(code)).slice(-last) : [await namedRound(values)]
    const newest = rounds.at(-1)
    if (!newest) throw new UsageError(`${code} has had no round`)
    const counts = await countsOf(rounds, newest)
    const periods = rounds.map(({ period }) => period)
    print(values.json, { programme: code, periods, rules: counts }, () => inWords(periods, counts))
    return 0
  },
}

/** The checks are those of the newest round; a finding of one that is gone is not counted. */
async function countsOf(rounds: readonly Round[], newest: Round): Promise<readonly RuleCount[]> {
  const programme = await loadProgramme(newest.programme, newest.programmeHash)
  const regions = [...new Set(programme.zones.map(({ region }) => region))]
  const wanted = rounds.flatMap(({ period }) => regions.map((region) => ({ period, region })))
  const found = await mapLimit(wanted, READS_AT_ONCE, ({ period, region }) =>
    regionRevisions(newest.programme, period, region),
  )
  return ruleCounts(programme, found.flat())
}

function inWords(periods: readonly string[], counts: readonly RuleCount[]): string {
  const numbers = (count: RuleCount) =>
    [count.fired, count.explained, count.corrected, count.open, count.held].map((number) => String(number).padStart(5))
  return [
    `${periods[0]} … ${periods.at(-1)}，${periods.length} 期 rounds，${counts[0]?.forms ?? 0} 份 forms`,
    '审核 check         触发 fired | 说明 explained | 改正 corrected | 未了 open | 沿用 held',
    ...counts.map((count) => {
      const name = `${count.check} ${count.kind} ${count.severity}`.padEnd(30)
      return `${name} ${numbers(count).join(' |')}${count.useless === null ? '' : `   ${SPEAKING[count.useless]}`}`
    }),
  ].join('\n')
}
