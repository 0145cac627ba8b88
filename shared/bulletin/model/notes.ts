import { type MessageCode, say } from '../../messages/catalogue.ts'
import type { Section } from '../document.ts'
import type { BulletinInput } from '../input.ts'
import { labelled, list, section } from './blocks.ts'
import { isPreliminary } from './front-matter.ts'
import { restatedBasis } from './restatement.ts'
import type { Source } from './tables.ts'

export function noteSection(source: Source, input: BulletinInput): Section {
  const { lang } = source
  return section(lang, 'notes', 'bulletinNotes', [list([...notes(source), ...restatedBasis(input, lang)], '', true)])
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
    ...when(true, 'bulletinNoteMarks'),
    ...when(targets.length > 0, 'bulletinNoteTargets'),
  ]
}
