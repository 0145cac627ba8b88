import type { Letter } from '../../shared/letter.ts'
import { localTime } from '../../shared/local-time.ts'
import { say } from '../../shared/messages/round-mail.ts'
import type { Lang } from '../../shared/messages/speak.ts'
import { periodLabel } from '../../shared/period.ts'
import type { Programme, Zone } from '../../shared/programme/schema.ts'
import type { Round } from '../../shared/round.ts'
import { paragraph, zoneLetter } from '../../shared/zone-letter.ts'
import type { Reminder } from './reminder.ts'

/** The mail to a zone whose figures are missing: until when, what became of its files, and a link. */
export function reminderLetter(about: {
  readonly programme: Programme
  readonly round: Round
  readonly zone: Zone
  readonly lang: Lang
  readonly url: string
  readonly tried: boolean
  readonly phase: Reminder['phase']
}): Letter {
  const { programme, round, zone, lang, url, tried, phase } = about
  const period = periodLabel(round.period, lang)
  const due = localTime(programme.calendar, round.dueAt, lang)
  const closes = localTime(programme.calendar, round.closesAt, lang)
  const names = { title: programme.title[lang], period, zone: zone.name[lang] }
  return zoneLetter({ programme, zone, lang }, say(lang, `mail.remind.subject-${phase}`, names), [
    paragraph(say(lang, `mail.remind.${phase}`, { period, due, closes })),
    ...(tried ? [paragraph(say(lang, 'mail.remind.rejected'))] : []),
    paragraph(say(lang, 'mail.remind.how')),
    { kind: 'link', text: say(lang, 'mail.link.open-page'), url },
  ])
}
