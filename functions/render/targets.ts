import { roundMicro, toMicro } from '../../shared/decimal.ts'
import type { TargetProgress } from '../../shared/figures/figures.ts'
import { type Lang, type MessageCode, say } from '../../shared/messages/catalogue.ts'
import type { Programme, Target } from '../../shared/programme/schema.ts'
import { BAR_LIMIT_PERMILLE, type BulletinDocument, type Table, type TargetLine } from './document.ts'
import { cell, grouped, inProse, MISSING, NOT_APPLICABLE } from './format.ts'
import { caption, column, plain, type Source, tableOf } from './tables.ts'
import { dueLabel } from './wording.ts'

const GOALS: Readonly<Record<Target['operator'], { sentence: MessageCode; word: MessageCode }>> = {
  '>': { sentence: 'bulletinGoalAbove', word: 'bulletinAbove' },
  '>=': { sentence: 'bulletinGoalAtLeast', word: 'bulletinAtLeast' },
  '=': { sentence: 'bulletinGoalEqual', word: 'bulletinEqual' },
  '<=': { sentence: 'bulletinGoalAtMost', word: 'bulletinAtMost' },
  about: { sentence: 'bulletinGoalAbout', word: 'bulletinAbout' },
}

/** The plan's targets in the programme's order, each with its progress in words. */
export function targetLines({ lang, programme, figures }: Source): TargetLine[] {
  const progress = new Map(figures.targets.map((each) => [each.target, each]))
  return programme.targets.map((target) => targetLine(lang, programme, target, progress.get(target.id)))
}

export function targetTable({ lang, programme }: Source, lines: readonly TargetLine[], number: number): Table {
  const rows = programme.targets.map((target, index) => {
    const line = lines[index]
    const goal = target.value === null ? NOT_APPLICABLE : grouped(target.value)
    return plain([
      cell(target.statement[lang]),
      cell(unitOf(lang, programme, target)),
      cell(target.value === null ? NOT_APPLICABLE : say(lang, GOALS[target.operator].word)),
      cell(goal),
      cell(line?.reached ?? MISSING),
      cell(line?.share ?? NOT_APPLICABLE),
      cell(line?.due ?? NOT_APPLICABLE),
      cell(line?.state ?? MISSING),
    ])
  })
  return tableOf(lang, {
    dense: false,
    caption: caption(lang, number, say(lang, 'bulletinTargets')),
    columns: [
      column(say(lang, 'bulletinColumnTarget'), 'left', 0),
      column(say(lang, 'bulletinColumnUnit'), 'center', 5),
      column(say(lang, 'bulletinColumnOperator'), 'center', 4.5),
      column(say(lang, 'bulletinColumnGoal'), 'right', 5),
      column(say(lang, 'bulletinColumnReached'), 'right', 7),
      column(say(lang, 'bulletinColumnShare'), 'right', 5.5, { unit: '%' }),
      column(say(lang, 'bulletinColumnDue'), 'center', 9),
      column(say(lang, 'bulletinColumnState'), 'center', 5),
    ],
    rows,
  })
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

/** How many of the targets are reached. */
export function targetSummary(lang: Lang, targets: readonly TargetProgress[]): string {
  const met = targets.filter((each) => each.met === true).length
  const short = targets.filter((each) => each.met === false).length
  const rest = targets.length - met - short
  return say(lang, rest === 0 ? 'bulletinTargetSummary' : 'bulletinTargetSummaryRest', {
    ...{ count: targets.length, met, short, rest },
  })
}

function targetLine(lang: Lang, programme: Programme, target: Target, progress?: TargetProgress): TargetLine {
  const unit = unitOf(lang, programme, target)
  const quantity = (value: string) => say(lang, 'bulletinValueUnit', { value: inProse(value, lang), unit }).trim()
  const reached = progress?.value ?? null
  const share = progress?.share ?? null
  const goal =
    target.value === null
      ? NOT_APPLICABLE
      : say(lang, GOALS[target.operator].sentence, { value: quantity(target.value) })
  const words = {
    statement: target.statement[lang],
    goal,
    value: reached === null ? MISSING : quantity(reached),
    state: say(lang, stateCode(target, progress)),
  }
  return {
    ...words,
    id: target.id,
    due: dueLabel(lang, target.due),
    reached: reached === null ? MISSING : grouped(reached),
    share: share === null ? NOT_APPLICABLE : grouped(share),
    barPermille: share === null ? null : barPermille(share),
    question: target.openQuestion?.[lang] ?? '',
    sentence:
      share === null
        ? say(lang, 'bulletinTargetSentencePlain', words)
        : say(lang, 'bulletinTargetSentence', { ...words, share: inProse(share, lang) }),
  }
}

/** The plan's own unit in Chinese. In English: the indicator's where it is the same, zones or regions where they are counted. */
function unitOf(lang: Lang, { indicators }: Programme, { metric, indicator, unit }: Target): string {
  if (lang === 'zh') return unit
  if (metric === 'zones-above') return say(lang, 'bulletinCountOfZones')
  if (metric === 'regions-above') return say(lang, 'bulletinCountOfRegions')
  const measuredBy = indicators.find(({ code }) => code === indicator)
  return measuredBy?.unit.zh === unit ? measuredBy.unit.en : '' // the plan has none in English
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
