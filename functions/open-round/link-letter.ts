import type { Letter } from '../../shared/letter.ts'
import { localTime } from '../../shared/local-time.ts'
import { say } from '../../shared/messages/round-mail.ts'
import type { Lang } from '../../shared/messages/speak.ts'
import { periodLabel } from '../../shared/period.ts'
import type { Programme, Zone } from '../../shared/programme/schema.ts'
import type { Round } from '../../shared/round.ts'
import { paragraph, zoneLetter } from '../../shared/zone-letter.ts'

/** The mail that brings a zone its link and its form: at the beginning of a round, or when it is opened again for a reason. */
export function linkLetter(about: {
  readonly programme: Programme
  readonly round: Round
  readonly zone: Zone
  readonly lang: Lang
  readonly url: string
}): Letter {
  const { programme, round, zone, lang, url } = about
  const period = periodLabel(round.period, lang)
  const due = localTime(programme.calendar, round.dueAt, lang)
  const closes = localTime(programme.calendar, round.closesAt, lang)
  const subject = say(lang, 'mail.link.subject', { title: programme.title[lang], period, zone: zone.name[lang] })
  const opening =
    round.reason === null
      ? say(lang, 'mail.link.open', { period, due, closes })
      : say(lang, 'mail.link.reopened', { period, reason: round.reason, closes })
  return zoneLetter({ programme, zone, lang }, subject, [
    paragraph(opening),
    paragraph(say(lang, 'mail.link.how')),
    { kind: 'link', text: say(lang, 'mail.link.open-page'), url },
    paragraph(say(lang, 'mail.link.answer')),
  ])
}
