import { findingMessage, type IntakeCode } from '../messages/intake.ts'
import { fill } from '../messages/speak.ts'
import type { Finding, Place } from '../submission.ts'

/** Words to put into a sentence; a pair says them in Chinese and in English. */
export type FindingParams = Readonly<Record<string, string | number | { readonly zh: string; readonly en: string }>>

/** Where and what: everything of a finding that is not its sentence. */
export interface FindingAt {
  readonly place?: Place | undefined
  readonly series?: string | undefined
  readonly seen?: string | undefined
  readonly explanation?: string | undefined
}

const SEEN_CHARS = 80

/** One finding of intake, with its sentence and remedy in both languages. */
export function finding(code: IntakeCode, params: FindingParams = {}, at: FindingAt = {}): Finding {
  const { severity, sentence, remedy } = findingMessage(code)
  const zh = inLanguage(params, 'zh')
  const en = inLanguage(params, 'en')
  return {
    code,
    severity,
    ...presentOnly(at),
    sentence: { zh: fill(sentence.zh, zh), en: fill(sentence.en, en) },
    remedy: { zh: fill(remedy.zh, zh), en: fill(remedy.en, en) },
  }
}

/** What was seen, short enough to repeat; control and bidirectional characters shown as such, never obeyed. */
export function shown(text: string): string {
  const plain = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, (char) => {
    const code = char.codePointAt(0) ?? 0
    return `\\u{${code.toString(16).toUpperCase().padStart(4, '0')}}`
  })
  return plain.length > SEEN_CHARS ? `${[...plain].slice(0, SEEN_CHARS).join('')}…` : plain
}

export function presentOnly(at: FindingAt): Pick<Finding, 'place' | 'series' | 'seen' | 'explanation'> {
  return {
    ...(at.series === undefined ? {} : { series: at.series }),
    ...(at.place === undefined ? {} : { place: at.place }),
    ...(at.seen === undefined ? {} : { seen: at.seen }),
    ...(at.explanation === undefined ? {} : { explanation: at.explanation }),
  }
}

function inLanguage(params: FindingParams, lang: 'zh' | 'en'): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'object' ? shown(value[lang]) : typeof value === 'string' ? shown(value) : value,
    ]),
  )
}
