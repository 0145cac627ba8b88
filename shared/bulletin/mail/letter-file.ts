import * as v from 'valibot'
import { checked } from '../../records.ts'

/** One letter as `render` wrote it, `mail.json`, with `{manifest}`, `{link}` and `{unsubscribe}` still to fill. */
export interface MailLetter {
  readonly lang: 'zh' | 'en'
  /** Whose own figures lead it; null: the whole programme's alone. */
  readonly region: string | null
  /** `ahead`: under embargo, for who gets an edition before its release. */
  readonly kind: 'release' | 'ahead'
  readonly subject: string
  readonly text: string
  readonly html: string
}

export interface MailLetters {
  readonly letters: readonly MailLetter[]
}

export function parseLetters(data: unknown): MailLetters {
  return checked(LettersSchema, data, 'mail')
}

/** The letter of somebody's language and region; a region without one of its own gets the whole's. Null: there is none at all. */
export function letterFor(
  { letters }: MailLetters,
  { lang, region }: { readonly lang: 'zh' | 'en'; readonly region: string | null },
  kind: MailLetter['kind'],
): MailLetter | null {
  const own = letters.filter((letter) => letter.kind === kind && letter.lang === lang)
  return own.find((letter) => letter.region === region) ?? own.find((letter) => letter.region === null) ?? null
}

const LettersSchema = v.strictObject({
  letters: v.array(
    v.strictObject({
      lang: v.picklist(['zh', 'en']),
      region: v.nullable(v.string()),
      kind: v.picklist(['release', 'ahead']),
      ...{ subject: v.string(), text: v.string(), html: v.string() },
    }),
  ),
})
