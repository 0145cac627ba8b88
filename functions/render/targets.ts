import { roundMicro, toMicro } from '../../shared/decimal.ts'
import type { TargetProgress } from '../../shared/figures/figures.ts'
import { type Lang, type MessageCode, say } from '../../shared/messages/catalogue.ts'
import type { Target } from '../../shared/programme/schema.ts'
import { BAR_LIMIT_PERMILLE, type BulletinDocument, type Table, type TargetLine } from './document.ts'
import { cell, grouped, inProse, MISSING, NOT_APPLICABLE } from './format.ts'
import { aligned, caption, column, legend, plain, type Source } from './tables.ts'

const GOALS: Readonly<Record<Target['operator'], MessageCode>> = {
  '>': 'bulletinGoalAbove',
  '>=': 'bulletinGoalAtLeast',
  '=': 'bulletinGoalEqual',
  '<=': 'bulletinGoalAtMost',
  about: 'bulletinGoalAbout',
}

/** The plan's targets in the programme's order, each with its progress in words. */
export function targetLines({ lang, programme, figures }: Source): TargetLine[] {
  const progress = new Map(figures.targets.map((each) => [each.target, each]))
  return programme.targets.map((target) => targetLine(lang, target, progress.get(target.id)))
}

export function targetTable({ lang, programme }: Source, lines: readonly TargetLine[], number: number): Table {
  const rows = lines.map((line) =>
    plain([cell(line.statement), cell(line.goal), cell(line.due), cell(line.value), cell(line.share), cell(line.state)]),
  )
  return {
    caption: caption(lang, number, say(lang, 'bulletinTargets')),
    columns: [
      column(say(lang, 'bulletinColumnTarget'), 'left', 0),
      column(say(lang, 'bulletinColumnGoal'), 'right', 10.5),
      column(say(lang, 'bulletinColumnDue'), 'center', 7.5),
      column(say(lang, 'bulletinColumnReached'), 'right', 9),
      column(say(lang, 'bulletinColumnShare'), 'right', 7),
      column(say(lang, 'bulletinColumnState'), 'center', 6),
    ],
    rows: aligned(rows),
    legend: programme.targets.length === 0 ? say(lang, 'bulletinNoTargets') : legend(lang, []),
  }
}

/** The chart in words, for who cannot see it. */
export function targetChart(lang: Lang, lines: readonly TargetLine[], number: number): BulletinDocument['chart'] {
  const items = lines
    .filter(({ barPermille }) => barPermille !== null)
    .map(({ statement, share }) => say(lang, 'bulletinChartItem', { name: statement, share }))
  return {
    caption: say(lang, 'bulletinChart', { n: number, title: say(lang, 'bulletinChartTitle') }),
    alt: say(lang, 'bulletinChartAlt', { items: items.join(say(lang, 'bulletinLegendSeparator')) }),
    limitPermille: BAR_LIMIT_PERMILLE,
  }
}

function targetLine(lang: Lang, target: Target, progress: TargetProgress | undefined): TargetLine {
  const statement = target.statement[lang]
  const goal = target.value === null ? NOT_APPLICABLE : say(lang, GOALS[target.operator], { value: quantity(lang, target.value, target.unit) })
  const reached = progress?.value ?? null
  const value = reached === null ? MISSING : quantity(lang, reached, target.unit)
  const state = say(lang, stateCode(target, progress))
  const share = progress?.share ?? null
  const sentence =
    share === null
      ? say(lang, 'bulletinTargetSentencePlain', { statement, goal, value, state })
      : say(lang, 'bulletinTargetSentence', { statement, goal, value, state, share: inProse(share, lang) })
  return {
    id: target.id,
    statement,
    goal,
    due: target.due ?? NOT_APPLICABLE,
    value,
    share: share === null ? NOT_APPLICABLE : grouped(share),
    barPermille: share === null ? null : barPermille(share),
    state,
    question: target.openQuestion ? say(lang, 'bulletinOpenQuestion', { question: target.openQuestion[lang] }) : '',
    sentence,
  }
}

function quantity(lang: Lang, value: string, unit: string): string {
  return say(lang, 'bulletinValueUnit', { value: inProse(value, lang), unit }).trim()
}

function stateCode({ metric, operator }: Target, progress: TargetProgress | undefined): MessageCode {
  if (metric === 'tracked') return 'bulletinTracked'
  if (!progress || progress.value === null) return 'bulletinNoData'
  if (progress.met === null || operator === 'about') return 'bulletinNotScored'
  return progress.met ? 'bulletinMet' : 'bulletinNotMet'
}

/** A bar's length only; the number printed beside it is never cut. */
function barPermille(share: string): number {
  return Math.min(BAR_LIMIT_PERMILLE, Math.max(0, Number(roundMicro(toMicro(share), 1)) * 10))
}
