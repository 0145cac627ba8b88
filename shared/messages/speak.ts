import type { Bilingual } from '../submission.ts'

export type Lang = keyof Bilingual
export type MessageParams = Readonly<Record<string, string | number>>

/** Says the sentences of a catalogue, or of the part of it that one speaker has; what a function never says it does not load. */
export function speaker<Code extends string>(messages: Readonly<Record<Code, Bilingual>>) {
  /** The sentence in one language with its parameters filled in; a parameter that the sentence needs and does not get throws. */
  const say = (lang: Lang, code: Code, params: MessageParams = {}): string => fill(messages[code][lang], params)
  const sayBoth = (code: Code, params: MessageParams = {}): Bilingual => ({
    zh: say('zh', code, params),
    en: say('en', code, params),
  })
  return { say, sayBoth }
}

/** Fills `{name}` in any template, such as a check's own message in a programme. */
export function fill(template: string, params: MessageParams): string {
  return template.replace(/\{(\w+)\}/g, (_all, name: string) => {
    const value = params[name]
    if (value === undefined) throw new RangeError(`message parameter ${name} is missing in ${JSON.stringify(template)}`)
    return String(value)
  })
}
