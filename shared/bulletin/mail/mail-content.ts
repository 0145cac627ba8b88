import { type Lang, say } from '../../messages/catalogue.ts'
import { withUnit } from '../../words/printed.ts'
import type { BulletinDocument, KeyFigure, TargetLine } from '../document.ts'
import { MISSING, NOT_APPLICABLE } from '../model/format.ts'

/** What the mail says in one language; text and HTML lay out the same words. */
export interface MailContent {
  readonly lang: Lang
  readonly title: string
  readonly issue: string
  /** What nobody may overlook: invented data, restated figures. Empty for a plain first edition. */
  readonly notices: readonly string[]
  readonly greeting: string
  readonly figuresHead: string
  readonly figures: readonly MailFigure[]
  readonly targetsHead: string
  readonly targets: readonly MailFigure[]
  /** How many targets have nothing to report yet, in words; empty for none. */
  readonly targetsLeft: string
  readonly coverageHead: string
  readonly coverage: readonly string[]
  readonly attached: string
  readonly link: string
  readonly manifest: string
  readonly contact: string
}

export interface MailFigure {
  readonly name: string
  readonly value: string
  readonly note: string
}

export function mailContent(doc: BulletinDocument, edition: number): MailContent {
  const { lang, series, issue, period, status, released } = doc
  const { measured, left } = split(doc.targets)
  return {
    lang,
    title: series,
    issue: say(lang, 'bulletinMailIssue', { issue, period, status }),
    notices: notices(doc, edition),
    greeting: say(lang, 'bulletinMailGreeting', { series, issue, period, status, date: released.text }),
    figuresHead: say(lang, 'bulletinKeyFigures'),
    figures: doc.cards.map((figure) => keyFigure(lang, figure)),
    targetsHead: say(lang, 'bulletinTargets'),
    targets: measured.map((line) => target(lang, line)),
    targetsLeft: left === 0 ? '' : say(lang, 'bulletinMailTargetsLeft', { count: left }),
    coverageHead: say(lang, 'bulletinStandings'),
    coverage: [
      doc.coverage,
      ...(doc.missingCount === 0 ? [] : [say(lang, 'bulletinMailMissing', { count: doc.missingCount })]),
    ],
    attached: say(lang, 'bulletinMailAttached'),
    // Only notify knows these: the archive is sealed after the mail is written.
    link: '{link}',
    manifest: say(lang, 'bulletinMailManifest', { manifest: '{manifest}' }),
    contact: say(lang, 'bulletinMailContact', { office: doc.office, contact: doc.contact }),
  }
}

function notices({ lang, sampleNotice, revision, restated: section }: BulletinDocument, edition: number): string[] {
  const said = section ? [section.lead, ...section.sentences] : []
  const restated = edition === 1 ? [] : [say(lang, 'bulletinMailRestated', { edition, reason: revision }), ...said]
  return [...(sampleNotice === '' ? [] : [sampleNotice]), ...restated]
}

function keyFigure(lang: Lang, { name, value, unit, growth, counted, measure }: KeyFigure): MailFigure {
  return {
    name: say(lang, 'bulletinMailFigureName', { name, measure }),
    value: withUnit(lang, value, unit),
    note: say(lang, 'bulletinMailFigureNote', { growth, counted }),
  }
}

function target(lang: Lang, { statement, goal, value, share, state }: TargetLine): MailFigure {
  const note =
    share === NOT_APPLICABLE
      ? say(lang, 'bulletinMailTargetPlain', { goal, state })
      : say(lang, 'bulletinMailTarget', { goal, share, state })
  return { name: statement, value, note }
}

function split(lines: readonly TargetLine[]): { measured: TargetLine[]; left: number } {
  const measured = lines.filter(({ value, goal }) => value !== MISSING && goal !== NOT_APPLICABLE)
  return { measured, left: lines.length - measured.length }
}
