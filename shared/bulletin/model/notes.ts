import { type MessageCode, say } from '../../messages/catalogue.ts'
import type { Section } from '../document.ts'
import type { BulletinInput } from '../input.ts'
import { labelled, list, paragraphs, section } from './blocks.ts'
import { MISSING, NOT_APPLICABLE, SUPPRESSED } from './format.ts'
import { isPreliminary } from './front-matter.ts'
import { restatedBasis } from './restatement.ts'
import type { Source } from './tables.ts'

/** Every mark that a table may show. */
const MARKS: readonly (readonly [mark: string, MessageCode])[] = [
  [MISSING, 'bulletinMeansMissing'],
  [NOT_APPLICABLE, 'bulletinMeansNotApplicable'],
  [SUPPRESSED, 'bulletinMeansSuppressed'],
  ['e', 'bulletinMeansEstimate'],
  ['r', 'bulletinMeansRevised'],
  ['◇', 'bulletinMeansOverdue'],
  ['◆', 'bulletinMeansToExplain'],
]

export function noteSection(source: Source, input: BulletinInput): Section {
  const { lang } = source
  return section(lang, 'notes', 'bulletinScopeAndNotes', [
    paragraphs(scope(source)),
    list([...notes(source), ...restatedBasis(input, lang)], say(lang, 'bulletinNotes'), true),
    labelled(
      MARKS.map(([mark, code]) => ({ label: mark, text: say(lang, code) })),
      say(lang, 'bulletinMarks'),
    ),
  ])
}

/** Who reports, to whom and how often: 统计范围. */
function scope({ lang, programme }: Source): string[] {
  const { zones, regions, title, tableNumber, calendar } = programme
  const counts = {
    ...{ zones: zones.length, national: zones.filter(({ level }) => level === 'national').length },
    regions: regions.filter(({ level }) => level === 'unit').length,
  }
  const form = say(lang, 'bulletinForm', { title: title[lang], number: tableNumber })
  const often = say(lang, calendar.frequency === 'monthly' ? 'bulletinScopeMonthly' : 'bulletinScopeAnnual')
  return [say(lang, 'bulletinScope', { ...counts, provincial: counts.zones - counts.national, form, often })]
}

/** Whom to ask, and what holds this issue to the one before. */
export function contactSection(
  { lang }: Source,
  { programme, previousManifestHash: previous }: BulletinInput,
): Section {
  const { name, contact } = programme.office
  return section(lang, 'contact', 'bulletinContact', [
    labelled([
      { label: name[lang], text: contact[lang] },
      {
        label: say(lang, 'bulletinPreviousManifest'),
        text: previous ?? say(lang, 'bulletinNoPreviousManifest'),
      },
    ]),
  ])
}

/** The programme's own notes, then those on what this edition shows. */
function notes({ lang, programme, figures }: Source): string[] {
  const { bulletin, indicators, targets } = programme
  const when = (shown: boolean, code: MessageCode) => (shown ? [say(lang, code)] : [])
  return [
    ...bulletin.notes.map((note) => note[lang]),
    ...when(isPreliminary(figures), 'bulletinNotePreliminary'),
    ...when(true, 'bulletinNoteCoverage'),
    ...when(
      figures.figures.some(({ growth }) => growth !== null),
      'bulletinNoteGrowth',
    ),
    ...when(
      indicators.some(({ decimals }) => decimals > 0),
      'bulletinNoteRounding',
    ),
    ...when(targets.length > 0, 'bulletinNoteTargets'),
  ]
}
