import { roundMicro, toMicro } from '../../decimal.ts'
import type { TargetProgress } from '../../figures/figure.ts'
import { type Lang, type MessageCode, say } from '../../messages/catalogue.ts'
import type { Programme, Target } from '../../programme/schema.ts'
import { grouped, inProse, quantity } from '../../words/printed.ts'
import { BAR_LIMIT_PERMILLE, type Table, type TargetLine } from '../document.ts'
import { cell, MISSING, NOT_APPLICABLE, numberCell, SUPPRESSED } from './format.ts'
import { column, plain, type Source, tableOf } from './tables.ts'
import { dueLabel } from './wording.ts'

const GOALS: Readonly<Record<Target['operator'], { sentence: MessageCode; word: MessageCode }>> = {
  '>': { sentence: 'bulletinGoalAbove', word: 'bulletinAbove' },
  '>=': { sentence: 'bulletinGoalAtLeast', word: 'bulletinAtLeast' },
  '=': { sentence: 'bulletinGoalEqual', word: 'bulletinEqual' },
  '<=': { sentence: 'bulletinGoalAtMost', word: 'bulletinAtMost' },
  about: { sentence: 'bulletinGoalAbout', word: 'bulletinAbout' },
}

const CAP = { sentence: 'targetGoalCap', word: 'targetCap' } as const

/** The plan's targets in the programme's order, each with its progress in words. */
export function targetLines({ lang, programme, figures }: Source): TargetLine[] {
  const progress = new Map(figures.targets.map((each) => [each.target, each]))
  return programme.targets.map((target) => targetLine(lang, programme, target, progress.get(target.id)))
}

export function targetTable({ lang, programme, figures }: Source, lines: readonly TargetLine[]): Table {
  const progress = new Map(figures.targets.map((each) => [each.target, each]))
  const number = (decimal: string | null | undefined, absent = MISSING) =>
    decimal == null ? cell(absent) : numberCell(decimal)
  const rows = programme.targets.map((target, index) => {
    const [line, own] = [lines[index], progress.get(target.id)]
    return plain(
      [
        cell(target.statement[lang]),
        cell(unitOf(lang, programme, target)),
        cell(target.value === null ? NOT_APPLICABLE : say(lang, goalOf(target).word)),
        number(target.value, NOT_APPLICABLE),
        number(own?.value, line?.reached),
        number(own?.share, NOT_APPLICABLE),
        cell(line?.due ?? NOT_APPLICABLE),
        cell(line?.state ?? MISSING),
      ],
      target.id,
    )
  })
  return tableOf(lang, {
    id: 'targets',
    dense: false,
    title: say(lang, 'bulletinTargets'),
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

/** How many of the targets are reached; caps are kept, not reached, and counted apart. */
export function targetSummary(lang: Lang, programme: Programme, all: readonly TargetProgress[]): string {
  const capped = new Set(programme.targets.filter(({ metric }) => metric === 'cap').map(({ id }) => id))
  const [caps, targets] = [all.filter(({ target }) => capped.has(target)), all.filter((t) => !capped.has(t.target))]
  const summary = targets.length === 0 ? [] : [goalSummary(lang, targets)]
  const over = caps.filter(({ met }) => met === false).length
  return [...summary, ...(caps.length === 0 ? [] : [say(lang, 'targetCapSummary', { count: caps.length, over })])].join(
    lang === 'zh' ? '' : ' ',
  )
}

function goalSummary(lang: Lang, targets: readonly TargetProgress[]): string {
  const met = targets.filter((each) => each.met === true).length
  const short = targets.filter((each) => each.met === false).length
  const rest = targets.length - met - short
  return say(lang, rest === 0 ? 'bulletinTargetSummary' : 'bulletinTargetSummaryRest', {
    ...{ count: targets.length, met, short, rest },
  })
}

function targetLine(lang: Lang, programme: Programme, target: Target, progress?: TargetProgress): TargetLine {
  const unit = unitOf(lang, programme, target)
  const told = (value: string) => quantity(lang, value, unit)
  const reached = progress?.value ?? null
  const absent = progress?.withheld ? SUPPRESSED : MISSING
  const share = progress?.share ?? null
  const goal =
    target.value === null ? NOT_APPLICABLE : say(lang, goalOf(target).sentence, { value: told(target.value) })
  const words = {
    statement: target.statement[lang],
    goal,
    value: reached === null ? absent : told(reached),
    state: say(lang, stateCode(target, progress)),
  }
  return {
    ...words,
    id: target.id,
    due: dueLabel(lang, target.due),
    reached: reached === null ? absent : grouped(reached),
    share: share === null ? NOT_APPLICABLE : grouped(share),
    sharePercent: share,
    barPermille: share === null ? null : barPermille(share),
    question: target.openQuestion?.[lang] ?? '',
    sentence:
      share === null
        ? say(lang, 'bulletinTargetSentencePlain', words)
        : say(lang, 'bulletinTargetSentence', { ...words, share: inProse(share, lang) }),
  }
}

/** The plan's own unit in Chinese. In English: the indicator's where it is the same, zones or regions where they are counted. */
export function unitOf(lang: Lang, { indicators }: Programme, { metric, indicator, unit }: Target): string {
  if (lang === 'zh') return unit
  if (metric === 'zones-above') return say(lang, 'bulletinCountOfZones')
  if (metric === 'regions-above') return say(lang, 'bulletinCountOfRegions')
  const measuredBy = indicators.find(({ code }) => code === indicator)
  return measuredBy?.unit.zh === unit ? measuredBy.unit.en : '' // the plan has none in English
}

function goalOf({ metric, operator }: Target): { sentence: MessageCode; word: MessageCode } {
  return metric === 'cap' ? CAP : GOALS[operator]
}

function stateCode(target: Target, progress: TargetProgress | undefined): MessageCode {
  const { metric, operator } = target
  if (metric === 'tracked' || target.value === null) return 'bulletinTracked'
  if (metric === 'multiple' && target.baselineValue === null) return 'targetBaseOpen'
  if (!progress || progress.value === null) return 'bulletinNoData'
  if (operator === 'about') return 'bulletinNotScored'
  // Scored, and yet no verdict: its readings do not agree.
  if (progress.met === null) return 'targetDependsOnReading'
  if (metric === 'cap') return progress.met ? 'targetWithinCap' : 'targetOverCap'
  return progress.met ? 'bulletinMet' : 'bulletinNotMet'
}

/** A bar's length only; the number printed beside it is never cut. */
function barPermille(share: string): number {
  return Math.min(BAR_LIMIT_PERMILLE, Math.max(0, Number(roundMicro(toMicro(share), 1)) * 10))
}
