import { formatMicro, type Micro, subtractMicro, toMicro } from '../../decimal.ts'
import { intakeMessages } from '../../messages/intake.ts'
import { fill } from '../../messages/speak.ts'
import { periodLabel, yearEarlier } from '../../period.ts'
import type { Check } from '../../programme/schema.ts'
import type { Series } from '../../programme/series.ts'
import type { Bilingual, Finding } from '../../submission.ts'
import { explains } from '../explanation.ts'
import { finding, shown } from '../finding.ts'
import type { Explained } from '../history.ts'
import { seriesLabel } from '../layout.ts'
import type { Earlier, Figures } from './figures.ts'

/** What one check comes to. `notRun`: it had nothing to compare with. */
export type Outcome =
  | { readonly kind: 'failed'; readonly finding: Finding }
  | { readonly kind: 'not-run' }
  /** A figure it needs was filed without a number. */
  | { readonly kind: 'no-figure'; readonly finding: Finding }

/** What a check found: on which figures, the place that of the first; both sides in words. */
export interface Failure {
  readonly series: readonly [Series, ...Series[]]
  readonly left: Bilingual
  readonly right: Bilingual
  /** How far off, by the check's own measure, where that can last from month to month; absent for what happens once. */
  readonly level?: Micro
}

/** A failed check, with the remark that answers it where one does, or the answer that was given before to the same finding. */
export function failed(check: Check, figures: Figures, { series, left, right, level }: Failure): Outcome {
  const [subject] = series
  const filed = figures.filed(subject)
  const message = withoutStop(check.message)
  const sentence = fillBoth(intakeMessages['check.numbers'], { message, left, right })
  const at = { code: check.id, series: subject.id, ...(filed ? { place: filed.place, seen: filed.filed } : {}) }
  const { severity, remedy } = check
  if (severity === 'validity') return { kind: 'failed', finding: { ...at, severity, sentence, remedy } }
  const asked = [check.message, sentence, remedy]
  const remark = series
    .map((each) => figures.filed(each)?.remark ?? '')
    .find((text) => text !== '' && explains(text, asked))
  const lasting = level === undefined ? {} : { level: formatMicro(level) }
  if (remark !== undefined)
    return { kind: 'failed', finding: { ...at, severity, sentence, remedy, explanation: remark, ...lasting } }
  const before = level === undefined ? null : explainedBefore(check, figures, subject, level)
  if (!before) return { kind: 'failed', finding: { ...at, severity, sentence, remedy, ...lasting } }
  return { kind: 'failed', finding: { ...at, ...silenced(sentence, before) } }
}

/** How far the level may move, in percent of what was explained, where the programme does not say. */
const SAME_LEVEL_PERCENT = 10

/** An explanation holds for the next form as long as the level stays, and for a year at most. */
function explainedBefore(check: Check, figures: Figures, series: Series, level: Micro): Explained | null {
  const before = figures.explained(check.id, series)
  if (!before || before.period <= yearEarlier(figures.period)) return null
  const then = toMicro(before.level)
  const moved = magnitude(subtractMicro(level, then)) * 100n
  return moved <= magnitude(then) * BigInt(check.sameLevelPercent ?? SAME_LEVEL_PERCENT) ? before : null
}

/** A note in place of the question, with the explanation that was given. It is handed on to the next month as it was. */
function silenced(sentence: Bilingual, { period, explanation, level }: Explained) {
  const said = shown(explanation)
  const label = { zh: periodLabel(period, 'zh'), en: periodLabel(period, 'en') }
  return {
    severity: 'note' as const,
    sentence: fillBoth(intakeMessages['check.explained'], { sentence, period: label, explanation: said }),
    remedy: intakeMessages['check.explainedRemedy'],
    ...{ explanation, level, explainedIn: period },
  }
}

export function magnitude(value: Micro): bigint {
  return value < 0 ? -BigInt(value) : BigInt(value)
}

/** A validity check that cannot run blocks; a quality check is said not to have run. */
export function withoutFigure(check: Check, figures: Figures, series: Series): Outcome {
  const filed = figures.filed(series)
  const at = filed ? { place: filed.place, series: series.id, seen: filed.filed } : { series: series.id }
  const code = check.severity === 'validity' ? 'E503' : 'E504'
  return { kind: 'no-figure', finding: finding(code, { check: check.id, label: seriesLabel(series) }, at) }
}

/** Nothing to compare with: worth saying only where there might have been. */
export function missing({ expected }: Pick<Earlier, 'expected'>): Outcome | null {
  return expected ? { kind: 'not-run' } : null
}

/** `D02 出口额（累计） = 12.5 亿元`. */
export function numberText(series: Series, value: Micro, label: Bilingual = seriesLabel(series)): Bilingual {
  const { unit } = series.indicator
  const number = formatMicro(value)
  return {
    zh: fill(intakeMessages['check.number'].zh, { label: label.zh, value: number, unit: unit.zh }),
    en: fill(intakeMessages['check.number'].en, { label: label.en, value: number, unit: unit.en }),
  }
}

export function previousText(series: Series, value: Micro, which: 'check.previous' | 'check.yearEarlier'): Bilingual {
  return numberText(series, value, fillBoth(intakeMessages[which], { label: seriesLabel(series) }))
}

export function fillBoth(message: Bilingual, params: Readonly<Record<string, Bilingual | string | number>>): Bilingual {
  const inLang = (lang: keyof Bilingual) =>
    Object.fromEntries(
      Object.entries(params).map(([name, value]) => [name, typeof value === 'object' ? value[lang] : value]),
    )
  return { zh: fill(message.zh, inLang('zh')), en: fill(message.en, inLang('en')) }
}

function withoutStop({ zh, en }: Bilingual): Bilingual {
  return { zh: zh.replace(/[。.]$/, ''), en: en.replace(/\.$/, '') }
}
