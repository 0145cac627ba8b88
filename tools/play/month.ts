import { join } from 'node:path'
import type { Cloud } from '../../infra/local/cloud.ts'
import { loadProgrammes } from '../../infra/programmes.ts'
import { nextPeriod, type Period, periodLabel } from '../../shared/period.ts'
import { exists, type RoundTimes, roundTimes } from '../../shared/programme/calendar.ts'
import type { Programme } from '../../shared/programme/schema.ts'
import { listOverrides } from '../../shared/store/releases.ts'
import { loadRound } from '../../shared/store/rounds.ts'
import { answerFor } from '../commands/release.ts'
import { type SampleZone, sampleMonth } from '../sample/month.ts'
import { type Collected, collect, type PlayedRound } from './collect.ts'
import { fetchEdition } from './edition.ts'
import { importHistory } from './history.ts'
import { readInbox } from './inbox.ts'
import { LOCAL_DIR, startLocalCloud, synthesize } from './local-cloud.ts'
import { Progress, type Stage } from './progress.ts'
import { registerRecipients } from './recipients.ts'
import { type Summary, summarize } from './summary.ts'

export interface MonthOptions {
  readonly programme: string
  readonly period: Period
  /** Only so many zones report; null: all that the sample has. */
  readonly zones: number | null
  readonly fresh: boolean
  readonly quiet: boolean
  /** Whether people will try things afterwards: then the next round is opened for them. */
  readonly stays: boolean
}

export interface PlayedMonth {
  readonly summary: Summary
  readonly cloud: Cloud
  stop(): Promise<void>
}

/** The same seed, the same offices with the same mistakes. */
const SEED = 'zone-bulletin'
const MINUTE_MILLISECONDS = 60_000

/**
 * One month, from the synthesized template to the verified archive, on the calendar days of its programme: the local clock is
 * moved on, and the template's own schedules open, remind and close. Killed anywhere, the next call goes on where this one stood.
 */
export async function playMonth(options: MonthOptions): Promise<PlayedMonth> {
  const { code, programme, times } = await chosen(options)
  const progress = new Progress(process.stdout, options.quiet)
  const { period } = options
  await progress.stage('合成模板 synthesize', async () => synthesize())
  const before = shifted(times.opensAt, -1)
  const cloud = await progress.stage(
    '启动本机云 start the local cloud',
    () => startLocalCloud(code, before, options.fresh),
    (started) => started.apiUrl,
  )
  try {
    await progress.stage(
      '登记收件人 register recipients',
      () => registerRecipients(programme),
      (added) => `${added} new`,
    )
    await progress.stage(
      '导入往期 import past rounds',
      (stage) => importHistory(join(LOCAL_DIR, code), programme, { period, zones: options.zones, seed: SEED }, stage),
      ({ files, periods }) => `${files} files of ${periods} periods`,
    )
    const started = performance.now()
    const collected = await playRound(cloud, programme, options, times, progress)
    const edition = await progress.stage('下载并核验档案 download and verify', () => fetchEdition(cloud, code, period))
    const monthSeconds = (performance.now() - started) / 1000
    if (options.stays) await openNextRound(cloud, programme, period, progress)
    const summary = await summarize({
      ...{ cloud, programme, period, collected, edition, stages: progress.times, monthSeconds },
    })
    return { summary, cloud, stop: () => cloud.stop() }
  } catch (error) {
    await cloud.stop()
    throw error
  }
}

async function chosen({ programme: code, period }: MonthOptions) {
  const programmes = await loadProgrammes('programmes')
  const programme = programmes.get(code)
  if (!programme) throw new RangeError(`--programme ${code} is none of ${[...programmes.keys()].join(', ')}`)
  if (!exists(programme.calendar, period)) throw new RangeError(`--period ${period}: ${code} has no such period`)
  return { code, programme, times: roundTimes(programme.calendar, period) }
}

/** The round itself, day by day. */
async function playRound(
  cloud: Cloud,
  programme: Programme,
  { period, zones: limit }: MonthOptions,
  times: RoundTimes,
  progress: Progress,
): Promise<PlayedRound> {
  const inbox = async () => (await readInbox(cloud.mailInboxUrl)).length
  await progress.stage('开启本期、发送链接 open the round', () => cloud.advanceTo(times.opensAt))
  if (!(await loadRound(programme.code, period)))
    throw new Error(
      `${programme.code} ${period} did not open: the local clock stands at ${cloud.now().toISOString()}; --fresh starts anew`,
    )
  // A month that was played to its closing before has nobody left to report; the stages after that only look.
  const isOpen = cloud.now().toISOString() < times.closesAt
  const all = isOpen
    ? await sampleMonth(programme, period, { seed: SEED, ...(limit === null ? {} : { zones: limit }) })
    : []
  const punctual = all.filter(({ kind }) => kind !== 'overdue' && kind !== 'missing')
  const overdue = all.filter(({ kind }) => kind === 'overdue')

  const report = (zones: readonly SampleZone[]) => (stage: Stage) => collect(cloud.mailInboxUrl, zones, stage)
  const first = await progress.stage('开发区报送 zones report', report(punctual), words)
  const reminded = async () => {
    const mails = await inbox()
    await cloud.advanceTo(shifted(times.dueAt, 1))
    return (await inbox()) - mails
  }
  await progress.stage('催报，到期 remind, due time', reminded, (mails) => `${mails} mails`)
  const second = await progress.stage('迟报 overdue zones report', report(overdue), words)

  if (limit !== null) await answerForFew(cloud, programme, period, limit)
  const lastUpload = performance.now()
  await progress.stage('截止、汇总、编印、封存 close, add up, render, seal', () =>
    cloud.advanceTo(shifted(times.closesAt, 10)),
  )
  await progress.stage('发布、发送 publish, mail', () => cloud.advanceTo(shifted(times.releasesAt, 1)))
  const closeSeconds = (performance.now() - lastUpload) / 1000
  const { zones, uploads, refused } = first
  return {
    ...{ zones: zones + second.zones, uploads: uploads + second.uploads, refused: refused + second.refused },
    closeSeconds,
  }
}

/** Only some zones take part in a try: the checklist would hold the release for it, and somebody has to answer, as an operator does. */
async function answerForFew(cloud: Cloud, { code }: Programme, period: Period, zones: number): Promise<void> {
  const answer = { points: ['coverage'] as const, reason: `样例：只有${zones}家参加演示`, by: 'npm start' }
  const ref = { programme: code, period, edition: 1 }
  if ((await listOverrides(ref)).length === 0) await answerFor(ref, { ...answer, at: cloud.now().toISOString() })
}

/** A page whose round is over takes no files: whoever wants to try one gets the next month's, when that is not far. */
async function openNextRound(cloud: Cloud, programme: Programme, period: Period, progress: Progress): Promise<void> {
  const { calendar } = programme
  const next = nextPeriod(period, calendar.mergesJanuaryFebruary)
  if (!exists(calendar, next)) return
  await progress.stage(`开启${periodLabel(next, 'zh')}供试用 open the next round to try`, () =>
    cloud.advanceTo(roundTimes(calendar, next).opensAt),
  )
}

function words({ zones, uploads, refused }: Collected): string {
  return `${zones} zones, ${uploads} files, ${refused} corrected`
}

function shifted(instant: string, minutes: number): string {
  return new Date(Date.parse(instant) + minutes * MINUTE_MILLISECONDS).toISOString()
}
