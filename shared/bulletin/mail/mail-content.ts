import { localTime } from '../../local-time.ts'
import { type Lang, say } from '../../messages/catalogue.ts'
import { withUnit } from '../../words/printed.ts'
import type { BulletinDocument, KeyFigure, TargetLine } from '../document.ts'
import type { BulletinInput } from '../input.ts'
import { MISSING, NOT_APPLICABLE } from '../model/format.ts'
import type { MailLetter } from './letter-file.ts'

/** What one letter says, in one language; text and HTML lay out the same words. Empty texts and lists are left out. */
export interface MailContent {
  readonly lang: Lang
  readonly title: string
  /** What leads the subject: invented data, an embargo, a restatement. */
  readonly marks: readonly string[]
  readonly subject: string
  readonly issue: string
  /** What nobody may overlook: invented data, an embargo. */
  readonly notices: readonly string[]
  /** Restated figures in a block of their own: why, how many, and the key figures old and new. */
  readonly restated: MailList
  readonly greeting: string
  /** The recipient's own region; null where the letter is for the whole. */
  readonly own: (RegionPart & { readonly head: string }) | null
  readonly figures: MailTable
  readonly targets: MailTable
  /** How many targets have nothing to report yet, in words. */
  readonly targetsLeft: string
  readonly coverage: MailList
  readonly columns: { readonly figure: string; readonly value: string; readonly change: string }
  readonly targetColumns: { readonly figure: string; readonly value: string; readonly change: string }
  readonly files: string
  readonly link: string
  readonly manifest: string
  readonly contact: string
  readonly unsubscribe: { readonly text: string; readonly link: string }
}

export interface MailList {
  readonly head: string
  readonly lines: readonly string[]
}

export interface MailTable {
  readonly head: string
  readonly rows: readonly MailFigure[]
}

export interface MailFigure {
  readonly name: string
  /** What it rests on. */
  readonly note: string
  readonly value: string
  readonly change: string
  /** Under the change: a rank. */
  readonly more: string
}

export interface RegionPart {
  readonly name: string
  readonly coverage: readonly string[]
  readonly figures: readonly MailFigure[]
}

export function mailContent(
  input: BulletinInput,
  doc: BulletinDocument,
  region: RegionPart | null,
  kind: MailLetter['kind'],
): MailContent {
  const { lang, series, issue, period, status, released } = doc
  const { measured, left } = split(doc.targets)
  const time = localTime(input.programme.calendar, input.round.releasesAt, lang)
  const about = { series, issue, period, status }
  return {
    ...{ lang, title: series, issue: say(lang, 'officialIssue', { issue, period, status }) },
    ...leading(doc, input.figures.edition, kind === 'ahead' ? time : null),
    subject: region
      ? say(lang, 'officialSubjectRegion', { ...about, region: region.name })
      : say(lang, 'officialSubject', about),
    greeting:
      kind === 'ahead'
        ? say(lang, 'officialGreetingAhead', { ...about, time })
        : say(lang, 'officialGreeting', { ...about, date: released.text }),
    own: region && { ...region, head: say(lang, 'officialRegionHead', { region: region.name }) },
    figures: { head: headOfWhole(input, region, lang), rows: doc.cards.map((figure) => keyFigure(lang, figure)) },
    targets: { head: say(lang, 'bulletinTargets'), rows: measured.map((line) => target(lang, line)) },
    targetsLeft: left === 0 ? '' : say(lang, 'officialTargetsLeft', { count: left }),
    coverage: { head: say(lang, 'bulletinStandings'), lines: coverage(doc) },
    ...columns(lang),
    files: say(lang, 'officialFiles'),
    // Only notify knows these: the archive is sealed after the letter is written, and a link is one recipient's own.
    link: '{link}',
    manifest: say(lang, 'officialManifest', { manifest: '{manifest}' }),
    contact: say(lang, 'officialContact', { office: doc.office, contact: doc.contact }),
    unsubscribe: { text: say(lang, 'officialUnsubscribe'), link: '{unsubscribe}' },
  }
}

/** Marks, notices and the block of restatements; `embargo` is the time until which nothing may be passed on. */
function leading(doc: BulletinDocument, edition: number, embargo: string | null) {
  const { lang, sampleNotice, revision, restated: section } = doc
  const said = section ? [section.lead, ...section.sentences] : []
  return {
    marks: [
      ...(sampleNotice === '' ? [] : [say(lang, 'bulletinSample')]),
      ...(embargo === null ? [] : [say(lang, 'officialEmbargoMark', { time: embargo })]),
      ...(edition === 1 ? [] : [say(lang, 'officialRestatedMark', { edition })]),
    ],
    notices: [
      ...(embargo === null ? [] : [say(lang, 'officialEmbargo', { time: embargo })]),
      ...(sampleNotice === '' ? [] : [sampleNotice]),
    ],
    restated: {
      head: say(lang, 'officialRestatedHead'),
      lines: edition === 1 ? [] : [say(lang, 'officialRestated', { edition, reason: revision }), ...said],
    },
  }
}

/** Beside a region's own figures the whole's have to say whose they are. */
function headOfWhole({ programme }: BulletinInput, region: RegionPart | null, lang: Lang): string {
  const whole = programme.regions.find(({ level }) => level === 'province')
  if (!region || !whole) return say(lang, 'bulletinKeyFigures')
  return say(lang, 'officialWholeHead', { area: whole.name[lang] })
}

function columns(lang: Lang) {
  const value = say(lang, 'officialColumnValue')
  return {
    columns: { figure: say(lang, 'officialColumnFigure'), value, change: say(lang, 'officialColumnChange') },
    targetColumns: { figure: say(lang, 'officialColumnTarget'), value, change: say(lang, 'officialColumnProgress') },
  }
}

function coverage({ lang, coverage: sentence, missingCount }: BulletinDocument): string[] {
  return [sentence, ...(missingCount === 0 ? [] : [say(lang, 'officialMissing', { count: missingCount })])]
}

function keyFigure(lang: Lang, { name, value, unit, growth, counted, measure }: KeyFigure): MailFigure {
  return {
    name: say(lang, 'officialFigureName', { name, measure }),
    note: counted,
    value: withUnit(lang, value, unit),
    change: growth,
    more: '',
  }
}

function target(lang: Lang, { statement, goal, value, share, state }: TargetLine): MailFigure {
  const change = share === NOT_APPLICABLE ? state : say(lang, 'officialProgress', { share, state })
  return { name: statement, note: say(lang, 'officialGoal', { goal }), value, change, more: '' }
}

function split(lines: readonly TargetLine[]): { measured: TargetLine[]; left: number } {
  const measured = lines.filter(({ value, goal }) => value !== MISSING && goal !== NOT_APPLICABLE)
  return { measured, left: lines.length - measured.length }
}
