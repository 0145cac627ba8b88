import type { Outcome, TargetOutlook, TargetReading } from '../../figures/targets/target-outlook.ts'
import { type Lang, type MessageCode, say } from '../../messages/catalogue.ts'
import type { Target } from '../../programme/schema.ts'
import { grouped, inProse, quantity, unsigned } from '../../words/printed.ts'
import type { Block, Cell } from '../document.ts'
import { paragraphs, tableBlocks } from './blocks.ts'
import { cell, NOT_APPLICABLE, numberCell } from './format.ts'
import { column, plain, type Source, tableOf } from './tables.ts'
import { unitOf } from './targets.ts'

const OUTCOMES: Readonly<Partial<Record<Outcome, MessageCode>>> = {
  reached: 'targetReached',
  'readings-differ': 'targetDependsOnReading',
  away: 'targetAway',
  far: 'targetFar',
  'no-comparison': 'targetNoComparison',
  'base-open': 'targetBaseOpen',
  rank: 'targetRankOpen',
}

/** In the order of the document: what each method is called depends on which of them it uses. */
const METHODS = ['linear', 'yearly', 'chained'] as const

const METHOD_WORDS = {
  linear: 'targetMethodLinear',
  yearly: 'targetMethodYearly',
  chained: 'targetMethodChained',
} as const satisfies Record<(typeof METHODS)[number], MessageCode>

/** Pace and estimates of the targets that have any, and how the estimates are made; nothing where none has. */
export function outlookBlocks(source: Source): Block[] {
  const { lang, programme } = source
  const { coverage } = source.figures
  const shown = outlooks(source).filter(({ outlook }) => outlook.outcome !== 'none')
  const methods = METHODS.filter((method) => shown.some(({ outlook }) => outlook.method === method))
  const rows = shown.map(({ target, outlook }) => {
    const { method } = outlook
    const n = method === null ? null : methods.indexOf(method) + 1
    return plain(
      [
        cell(target.statement[lang]),
        cell(unitOf(lang, programme, target)),
        numberOrNone(outlook.yearly),
        outlook.positions === null ? numberOrNone(outlook.change) : cell(movedWords(lang, outlook.change)),
        ...[neededWords(lang, target, outlook), whenWords(lang, outlook), inTimeWords(lang, outlook)].map(cell),
        cell(n === null ? NOT_APPLICABLE : say(lang, 'targetMethodMark', { n })),
      ],
      target.id,
    )
  })
  const estimate = { unit: say(lang, 'targetEstimate') }
  const table = tableOf(lang, {
    id: 'target-outlook',
    dense: false,
    title: say(lang, 'targetOutlookTitle'),
    columns: [
      column(say(lang, 'bulletinColumnTarget'), 'left', 0),
      column(say(lang, 'bulletinColumnUnit'), 'center', 4.5),
      column(say(lang, 'targetColumnYearly'), 'right', 7, estimate),
      column(say(lang, 'targetColumnChange'), 'right', 6.5),
      column(say(lang, 'targetColumnNeeded'), 'right', 8),
      column(say(lang, 'targetColumnWhen'), 'center', 9, estimate),
      column(say(lang, 'targetColumnInTime'), 'center', 5, estimate),
      column(say(lang, 'targetColumnMethod'), 'center', 3.5),
    ],
    rows,
  })
  const partial = shown.length > 0 && coverage.accepted < coverage.expected
  const words = methods.map((method, index) => methodWords(lang, method, index + 1, shown))
  return [
    ...tableBlocks([table]),
    ...paragraphs(
      [...words, ...rankWords(lang, shown), ...(partial ? [say(lang, 'targetMethodPartial')] : [])],
      'note',
    ),
  ]
}

function numberOrNone(decimal: string | null): Cell {
  return decimal === null ? cell(NOT_APPLICABLE) : numberCell(decimal)
}

/** What else the plan's words may mean, and what was published before the plan, a line a target. */
export function targetReadings(source: Source): string[] {
  const { lang } = source
  return outlooks(source).flatMap(({ target, outlook }) => {
    const items = [
      ...outlook.readings.filter(({ value }) => value !== null).map((reading) => readingWords(source, target, reading)),
      ...(target.baseline === '' ? [] : [say(lang, 'targetReadingBaseline', { baseline: target.baseline })]),
    ]
    if (items.length === 0) return []
    const joined = items.join(say(lang, 'bulletinLegendSeparator'))
    return [say(lang, 'targetReadingLine', { statement: target.statement[lang], items: joined })]
  })
}

interface Shown {
  readonly target: Target
  readonly outlook: TargetOutlook
}

function outlooks({ programme, figures }: Source): Shown[] {
  const byTarget = new Map(figures.targetOutlooks.map((outlook) => [outlook.target, outlook]))
  return programme.targets.flatMap((target) => {
    const outlook = byTarget.get(target.id)
    return outlook ? [{ target, outlook }] : []
  })
}

/** Places that a rank has gained or lost since the assessment a year earlier: the smaller number is ahead. */
function movedWords(lang: Lang, change: string | null): string {
  if (change === null) return NOT_APPLICABLE
  if (change === '0') return say(lang, 'targetRankSame')
  return say(lang, change.startsWith('-') ? 'targetRankUp' : 'targetRankDown', { n: unsigned(change) })
}

/** Said once for all ranks: why they have no date. */
function rankWords(lang: Lang, shown: readonly Shown[]): string[] {
  return shown.some(({ outlook }) => outlook.outcome === 'rank') ? [say(lang, 'targetRankNote')] : []
}

function rankNeeded(lang: Lang, { due }: Target, positions: number, needed: string | null): string {
  if (needed !== null) return say(lang, 'targetRankPerAssessment', { positions, needed: inProse(needed, lang) })
  return say(lang, due === null ? 'targetRankNoDue' : 'targetRankNoneLeft', { positions })
}

function neededWords(lang: Lang, target: Target, { positions, needed, per, outcome }: TargetOutlook): string {
  if (positions !== null && positions > 0) return rankNeeded(lang, target, positions, needed)
  if (needed === null || per === null || outcome === 'reached') return NOT_APPLICABLE
  const change = needed.startsWith('-') ? grouped(needed) : say(lang, 'targetMore', { value: grouped(needed) })
  return say(lang, per === 'year' ? 'targetPerYear' : 'targetPerMonth', { change })
}

function whenWords(lang: Lang, { date, outcome }: TargetOutlook): string {
  const code = OUTCOMES[outcome]
  if (code) return say(lang, code)
  const [year = '', month] = (date ?? '').split('-')
  if (month === undefined) return say(lang, 'targetYear', { year })
  return say(lang, 'targetMonth', { year, month: Number(month), mm: month })
}

function inTimeWords(lang: Lang, { inTime, outcome }: TargetOutlook): string {
  if (outcome === 'away' || outcome === 'far') return say(lang, 'targetTooLate')
  if (inTime === null) return NOT_APPLICABLE
  return say(lang, inTime ? 'targetInTime' : 'targetTooLate')
}

function methodWords(lang: Lang, method: (typeof METHODS)[number], n: number, shown: readonly Shown[]): string {
  if (method !== 'chained') return say(lang, METHOD_WORDS[method], { n })
  const own = shown.find(({ outlook }) => outlook.method === method)
  return say(lang, METHOD_WORDS[method], {
    ...{ n, rate: inProse(own?.outlook.rate ?? '', lang), years: own?.outlook.years ?? NOT_APPLICABLE },
    value: own?.target.value ?? NOT_APPLICABLE,
  })
}

function readingWords({ lang, programme }: Source, target: Target, reading: TargetReading): string {
  const { indicator, since, value, share } = reading
  const of = programme.indicators.find(({ code }) => code === indicator)
  const counts = target.metric === 'zones-above' || target.metric === 'regions-above'
  const unit = counts || since !== null ? unitOf(lang, programme, target) : (of?.unit[lang] ?? '')
  const shown = quantity(lang, value ?? '', unit)
  const name = of?.name[lang] ?? ''
  const part = target.value === null && !counts ? 'targetReadingPart' : 'targetReadingIndicator'
  const item =
    since === null
      ? say(lang, part, { name, value: shown })
      : say(lang, 'targetReadingSince', { since: inProse(since, lang), value: shown })
  return share === null ? item : say(lang, 'targetReadingShare', { item, share: inProse(share, lang) })
}
