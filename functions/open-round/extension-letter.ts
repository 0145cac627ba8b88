import type { Letter } from '../../shared/letter.ts'
import { localTime } from '../../shared/local-time.ts'
import { say } from '../../shared/messages/round-mail.ts'
import type { Lang } from '../../shared/messages/speak.ts'
import { periodLabel } from '../../shared/period.ts'
import type { Programme, Zone } from '../../shared/programme/schema.ts'
import type { Extension, Round } from '../../shared/round.ts'
import { paragraph, zoneLetter } from '../../shared/zone-letter.ts'

/** The mail that says that a round closes later: how many minutes, why, and until when. Links held go on working. */
export function extensionLetter(about: {
  readonly programme: Programme
  readonly round: Round
  readonly extension: Extension
  readonly zone: Zone
  readonly lang: Lang
}): Letter {
  const { programme, round, extension, zone, lang } = about
  const { minutes, reason } = extension
  const period = periodLabel(round.period, lang)
  const names = { title: programme.title[lang], period, zone: zone.name[lang] }
  const at = (instant: string) => localTime(programme.calendar, instant, lang)
  return zoneLetter({ programme, zone, lang }, say(lang, 'mail.extended.subject', names), [
    paragraph(say(lang, 'mail.extended.why', { period, reason, minutes })),
    paragraph(say(lang, 'mail.extended.times', { due: at(round.dueAt), closes: at(round.closesAt) })),
    paragraph(say(lang, 'mail.extended.link')),
  ])
}
