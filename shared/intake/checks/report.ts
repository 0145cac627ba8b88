import { formatMicro, type Micro } from '../../decimal.ts'
import { intakeMessages } from '../../messages/intake.ts'
import { fill } from '../../messages/speak.ts'
import type { Check } from '../../programme/schema.ts'
import type { Series } from '../../programme/series.ts'
import type { Bilingual, Finding } from '../../submission.ts'
import { explains } from '../explanation.ts'
import { finding } from '../finding.ts'
import { seriesLabel } from '../layout.ts'
import type { Figures } from './figures.ts'

/** What one check comes to. `notRun`: it had nothing to compare with. */
export type Outcome =
  | { readonly kind: 'failed'; readonly finding: Finding }
  | { readonly kind: 'not-run' }
  /** A figure it needs was filed without a number. */
  | { readonly kind: 'no-figure'; readonly finding: Finding }

/** A failed check: both numbers, the place of the first, and the remark that answers it where one does. */
export function failed(
  check: Check,
  figures: Figures,
  [subject, ...others]: readonly [Series, ...Series[]],
  left: Bilingual,
  right: Bilingual,
): Outcome {
  const message = withoutStop(check.message)
  const filed = figures.filed(subject)
  const remark = [subject, ...others].map((series) => figures.filed(series)?.remark ?? '').find(explains)
  const explained = check.severity === 'quality' && remark !== undefined
  return {
    kind: 'failed',
    finding: {
      code: check.id,
      severity: check.severity,
      series: subject.id,
      ...(filed ? { place: filed.place, seen: filed.filed } : {}),
      sentence: fillBoth(intakeMessages['check.numbers'], { message, left, right }),
      remedy: check.remedy,
      ...(explained ? { explanation: remark } : {}),
    },
  }
}

/** A validity check that cannot run blocks; a quality check is said not to have run. */
export function withoutFigure(check: Check, figures: Figures, series: Series): Outcome {
  const filed = figures.filed(series)
  const at = filed ? { place: filed.place, series: series.id, seen: filed.filed } : { series: series.id }
  const code = check.severity === 'validity' ? 'E503' : 'E504'
  return { kind: 'no-figure', finding: finding(code, { check: check.id, label: seriesLabel(series) }, at) }
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
