import { mapLimit } from '../../shared/concurrency.ts'
import type { Programme } from '../../shared/programme/schema.ts'
import { type Round, timed } from '../../shared/round.ts'
import { loadProgramme } from '../../shared/store/programmes.ts'
import { regionRevisions } from '../../shared/store/revisions.ts'
import { currentRevision, type Revision } from '../../shared/submission.ts'
import { connect } from '../connection.ts'
import { type Command, parseCommand, print } from './command.ts'
import { namedRound, ROUND_OPTIONS } from './round-options.ts'

type Standing = 'accepted' | 'to-explain' | 'overdue' | 'rejected' | 'missing'
const WORDS: Readonly<Record<Standing, string>> = {
  accepted: '已报 accepted',
  overdue: '迟报 overdue',
  'to-explain': '待说明 to explain',
  rejected: '退回 rejected',
  missing: '未报 missing',
}
const READS_AT_ONCE = 8

export const status: Command = {
  usage: 'status --programme P --period M [--json]',
  summary: '谁已报、谁未报。Who has reported and who is late, with counts.',
  async run(args) {
    const { values } = parseCommand(args, ROUND_OPTIONS)
    connect()
    const round = await namedRound(values)
    const programme = await loadProgramme(round.programme, round.programmeHash)
    const zones = await standings(round, programme)
    const counts = Object.fromEntries(
      (Object.keys(WORDS) as Standing[]).map((key) => [key, zones.filter(({ standing }) => standing === key).length]),
    )
    const { state, edition, dueAt, closesAt, releasesAt } = round
    const extensions = round.extended?.extensions ?? []
    const times = { dueAt, closesAt, releasesAt, ...(extensions.length > 0 ? { extensions } : {}) }
    const result = { programme: round.programme, period: round.period, state, edition, ...times }
    print(values.json, { ...result, expected: zones.length, counts, zones }, () =>
      [
        `${programme.title.zh} ${round.period} 第${edition}版 ${state}`,
        `截止 due ${dueAt}，关闭 closes ${closesAt}`,
        ...extensions.map(
          ({ minutes, reason, by, at }) => `  延长 extended ${minutes} 分钟 min：${reason}（${by}，${at}）`,
        ),
        `应报 expected ${zones.length}；${Object.entries(WORDS)
          .map(([key, word]) => `${word} ${counts[key]}`)
          .join('，')}`,
        ...zones
          .filter(({ standing }) => standing !== 'accepted')
          .map(({ zone, name, standing }) => `  ${zone} ${name} ${WORDS[standing]}`),
      ].join('\n'),
    )
    return 0
  },
}

async function standings(round: Round, programme: Programme) {
  const regions = [...new Set(programme.zones.map(({ region }) => region))]
  const revisions = (
    await mapLimit(regions, READS_AT_ONCE, (region) => regionRevisions(round.programme, round.period, region))
  )
    .flat()
    .map((revision) => timed(revision, round))
  return programme.zones.map(({ id, name }) => ({
    zone: id,
    name: name.zh,
    standing: standingOf(revisions.filter(({ zone }) => zone === id)),
  }))
}

function standingOf(revisions: readonly Revision[]): Standing {
  const current = currentRevision(revisions)
  if (!current) return revisions.some(({ timeliness }) => timeliness !== 'late') ? 'rejected' : 'missing'
  if (current.judgement.verdict === 'to-explain') return 'to-explain'
  return current.timeliness === 'overdue' ? 'overdue' : 'accepted'
}
