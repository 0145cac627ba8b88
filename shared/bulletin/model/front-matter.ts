import type { EditionFigures } from '../../figures/figures.ts'
import { type Lang, type MessageCode, say } from '../../messages/catalogue.ts'
import type { BulletinInput } from '../input.ts'
import { dateLabel, issueLabel, localDate, nextReleaseLabel, periodWords, totalIssueLabel } from './wording.ts'

/** What identifies a bulletin: series, issue, period, status, dates, offices. */
export function frontMatter({ programme, round, figures }: BulletinInput, lang: Lang) {
  const date = localDate(programme.calendar, round.releasesAt)
  const series = programme.bulletin.series[lang]
  const issue = issueLabel(lang, programme.calendar, figures.period, figures.edition)
  const period = periodWords(lang, programme.calendar, figures.period)
  const status = say(lang, isPreliminary(figures) ? 'bulletinPreliminary' : 'bulletinFinal')
  const released = { ...date, text: dateLabel(lang, date), epochSeconds: Date.parse(round.releasesAt) / 1000 }
  const nextRelease = nextReleaseLabel(lang, programme, figures.period)
  const office = programme.office.name[lang]
  const revision = figures.edition === 1 ? '' : (round.reason ?? '')
  const fact = (code: MessageCode, text: string) => ({ label: say(lang, code), text })
  const revised = say(lang, 'bulletinEdition', { edition: figures.edition, reason: revision })
  return {
    ...{ lang, series, issue, period, status, released, office, revision },
    ...{ totalIssue: totalIssueLabel(lang, programme, figures.period), nextRelease },
    title: `${series} ${issue}`,
    programme: programme.title[lang],
    issuedBy: programme.issuedBy[lang],
    contact: programme.office.contact[lang],
    sampleNotice: programme.sampleNotice?.[lang] ?? '',
    facts: [
      fact('bulletinLabelReleased', released.text),
      ...(nextRelease === '' ? [] : [fact('bulletinLabelNext', nextRelease)]),
      fact('bulletinLabelOffice', office),
      fact(
        'bulletinLabelTable',
        say(lang, 'bulletinForm', { title: programme.title[lang], number: programme.tableNumber }),
      ),
      ...(figures.edition === 1 ? [] : [fact('bulletinLabelEdition', revised)]),
    ],
  }
}

/** 初步 as long as a zone is missing or owes an explanation, else 终稿. */
export function isPreliminary({ coverage, standings }: EditionFigures): boolean {
  return coverage.accepted < coverage.expected || standings.some(({ standing }) => standing === 'to-explain')
}
