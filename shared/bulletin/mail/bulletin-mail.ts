import { type Lang, say } from '../../messages/catalogue.ts'
import type { BulletinDocument } from '../document.ts'
import type { BulletinInput } from '../input.ts'
import { bulletinDocument } from '../model/bulletin-document.ts'
import { mailContent } from './mail-content.ts'
import { mailHtml } from './mail-html.ts'
import { mailText } from './mail-text.ts'

/** The mail that announces an edition, Chinese first, then English. `{manifest}` and `{link}` are left for `notify` to fill. */
export interface BulletinMail {
  readonly subject: string
  readonly text: string
  readonly html: string
}

const LANGUAGES: readonly Lang[] = ['zh', 'en']

export async function bulletinMail(input: BulletinInput): Promise<BulletinMail> {
  const contents = LANGUAGES.map((lang) => mailContent(bulletinDocument(input, lang), input.figures.edition))
  return {
    subject: subject(bulletinDocument(input, 'zh'), input.figures.edition),
    text: mailText(contents),
    html: await mailHtml(contents),
  }
}

/** Programme, period and status, led by what nobody may overlook; one line, whatever the programme's texts hold. */
function subject({ lang, series, period, status, sampleNotice }: BulletinDocument, edition: number): string {
  const marks = [
    ...(sampleNotice === '' ? [] : [say(lang, 'bulletinMailMark', { mark: say(lang, 'bulletinSample') })]),
    ...(edition === 1
      ? []
      : [say(lang, 'bulletinMailMark', { mark: say(lang, 'bulletinMailRestatedMark', { edition }) })]),
  ]
  return `${marks.join('')}${say(lang, 'bulletinMailSubject', { series, period, status })}`.replace(/\p{Cc}+/gu, ' ')
}
