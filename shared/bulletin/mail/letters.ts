import { type Lang, say } from '../../messages/catalogue.ts'
import type { Programme } from '../../programme/schema.ts'
import type { BulletinInput } from '../input.ts'
import { bulletinDocument } from '../model/bulletin-document.ts'
import type { MailLetter, MailLetters } from './letter-file.ts'
import { type MailContent, mailContent } from './mail-content.ts'
import { mailHtml } from './mail-html.ts'
import { mailText } from './mail-text.ts'
import { regionPart, regionSource } from './region-part.ts'

const LANGUAGES: readonly Lang[] = ['zh', 'en']

/**
 * Every letter that an edition may be announced by: in each language, for the whole and for each region, and the same under embargo
 * where the programme sends anybody an edition ahead. `notify` chooses by recipient and fills in what only it knows.
 */
export async function bulletinLetters(input: BulletinInput): Promise<MailLetters> {
  const kinds =
    (input.programme.release?.aheadMinutes ?? 0) > 0 ? (['release', 'ahead'] as const) : ['release' as const]
  const source = regionSource(input)
  const letters: MailLetter[] = []
  for (const lang of LANGUAGES) {
    const doc = bulletinDocument(input, lang)
    for (const region of [null, ...regionsWithLetters(input.programme)])
      for (const kind of kinds) {
        const own = region === null ? null : regionPart(source, region, lang)
        const content = mailContent(input, doc, own, kind)
        letters.push({
          lang,
          region,
          kind,
          subject: subject(content),
          text: mailText(content),
          html: await mailHtml(content),
        })
      }
  }
  return { letters }
}

/** Where one region is all there is, its figures are the whole's. */
function regionsWithLetters({ regions }: Programme): readonly string[] {
  const units = regions.filter(({ level }) => level === 'unit')
  return units.length < 2 ? [] : units.map(({ code }) => code)
}

/** Programme, period, status and edition, led by what nobody may overlook; one line, whatever the programme's texts hold. */
function subject({ lang, marks, subject: text }: MailContent): string {
  return `${marks.map((mark) => say(lang, 'officialMark', { mark })).join('')}${text}`.replace(/\p{Cc}+/gu, ' ')
}
