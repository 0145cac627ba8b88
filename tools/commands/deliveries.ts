import { maskedAddress } from '../../shared/addressee.ts'
import { tableKeys } from '../../shared/keys.ts'
import { listNotices, type Notice } from '../../shared/store/notices.ts'
import { connect } from '../connection.ts'
import { type Command, parseCommand, print, UsageError } from './command.ts'
import { namedRound, ROUND_OPTIONS } from './round-options.ts'

/** What became of one mail, gravest first. */
const WORDS = {
  complained: '投诉 complained',
  bounced: '退信 bounced',
  refused: '拒收 refused',
  returned: '暂时退回 returned for now',
  'in-hand': '未确认 not confirmed',
  delivered: '送达 delivered',
  sent: '已发 sent',
} as const
type Outcome = keyof typeof WORDS

export const deliveries: Command = {
  usage: 'deliveries --programme P --period M [--edition N] [--json]',
  summary: `月报邮件的去向：已发、未确认、退信、投诉；地址已遮盖。What became of the mails of an edition (the newest unless named): sent, not confirmed,
      bounced, complained, possibly sent twice; addresses masked. Exit code 1 where somebody has none.`,
  async run(args) {
    const { values } = parseCommand(args, { ...ROUND_OPTIONS, edition: { type: 'string' } })
    connect()
    const { programme, period, edition: newest } = await namedRound(values)
    const edition = values.edition === undefined ? newest : Number(values.edition)
    if (!Number.isSafeInteger(edition) || edition < 1) throw new UsageError('--edition takes a whole number above 0')
    const key = tableKeys.delivery({ programme, period, edition }, '')
    const mails = (await listNotices(key)).map(({ rest, notice }) => mail(rest, notice))
    const counts = Object.fromEntries(
      Object.keys(WORDS).map((outcome) => [outcome, mails.filter((each) => each.outcome === outcome).length]),
    )
    const maybeTwice = mails.filter((each) => each.maybeTwice).length
    print(values.json, { programme, period, edition, counts, maybeTwice, mails }, () =>
      [
        Object.entries(WORDS).flatMap(([outcome, word]) => (counts[outcome] ? [`${word} ${counts[outcome]}`] : [])),
        maybeTwice > 0 ? [`可能重复 possibly twice ${maybeTwice}`] : [],
        mails.filter(({ outcome, maybeTwice: twice }) => twice || !FINE.includes(outcome)).map(inWords),
      ]
        .flat()
        .join('\n'),
    )
    return mails.every(({ outcome }) => FINE.includes(outcome)) ? 0 : 1
  },
}

const FINE: readonly Outcome[] = ['sent', 'delivered']

function mail(address: string, notice: Notice) {
  const { attempts, takenOverAt, sentAt, deliveredAt, problem } = notice
  return {
    ...{ to: maskedAddress(address), outcome: outcomeOf(notice), attempts, sentAt, deliveredAt },
    ...{ maybeTwice: takenOverAt !== null, problem },
  }
}

function outcomeOf({ problem, deliveredAt, sentAt }: Notice): Outcome {
  if (problem) return problem.kind
  if (deliveredAt) return 'delivered'
  return sentAt ? 'sent' : 'in-hand'
}

function inWords({ to, outcome, attempts, problem, maybeTwice }: ReturnType<typeof mail>): string {
  const twice = maybeTwice ? `  可能重复 possibly twice (${attempts})` : ''
  return `  ${to}  ${WORDS[outcome]}${problem ? `  ${problem.code} ${problem.at}` : ''}${twice}`
}
