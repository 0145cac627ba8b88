import type { Bilingual } from '../submission.ts'
import { bulletinMessages } from './bulletin.ts'
import { intakeMessages } from './intake.ts'
import { mailMessages } from './mail.ts'
import { pageMessages } from './page.ts'

/** Every sentence that a person reads, zh-CN first, English second; `{name}` takes a parameter. */
export const catalogue = { ...intakeMessages, ...pageMessages, ...bulletinMessages, ...mailMessages } as const

export type MessageCode = keyof typeof catalogue
export type Lang = keyof Bilingual

/** The sentence in one language with its parameters filled in; a parameter that the sentence needs and does not get throws. */
export function say(lang: Lang, code: MessageCode, params: Readonly<Record<string, string | number>> = {}): string {
  return fill(catalogue[code][lang], params)
}

export function sayBoth(code: MessageCode, params: Readonly<Record<string, string | number>> = {}): Bilingual {
  return { zh: say('zh', code, params), en: say('en', code, params) }
}

/** Fills `{name}` in any template, such as a check's own message in a programme. */
export function fill(template: string, params: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (_all, name: string) => {
    const value = params[name]
    if (value === undefined) throw new RangeError(`message parameter ${name} is missing in ${JSON.stringify(template)}`)
    return String(value)
  })
}
