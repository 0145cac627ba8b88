import { unitOf } from '../../figures/restatement/csv.ts'
import { isFigureRestated, type Restatement } from '../../figures/restatement/restatement.ts'
import { type Lang, say } from '../../messages/catalogue.ts'
import { periodLabel } from '../../period.ts'
import { quantity } from '../../words/printed.ts'
import type { RestatedSummary, Section } from '../document.ts'
import type { BulletinInput } from '../input.ts'
import { paragraphs, section, tableBlocks } from './blocks.ts'
import { headlineMeasure } from './book.ts'
import { MISSING } from './format.ts'
import { restatedColumns, restatedRows } from './restatement-table.ts'
import { type Source, tableOf } from './tables.ts'
import { measureLabel } from './wording.ts'

/** How much is restated against the edition before, and why. Null for a first edition. */
export function restatedSummary(source: Source, input: BulletinInput): RestatedSummary | null {
  const restatements = restatedBy(source, input)
  if (restatements === null) return null
  const previous = source.figures.edition - 1
  const zones = new Set(restatements.flatMap(({ causes }) => causes.map(({ zone }) => zone))).size
  const count = restatements.filter(isFigureRestated).length
  const params = { previous, count, zones, reason: input.round.reason ?? '' }
  return {
    lead: say(source.lang, params.count === 0 ? 'restatedNone' : 'restatedLead', params),
    sentences: keySentences(source, restatements),
  }
}

/** The same with a table; no blocks in a first edition. */
export function restatedSection(source: Source, input: BulletinInput): Section {
  const { lang, figures } = source
  const [restatements, summary] = [restatedBy(source, input), restatedSummary(source, input)]
  if (!restatements || !summary) return section(lang, 'restated', 'restatedHeading', [])
  const edition = { previous: figures.edition - 1, edition: figures.edition }
  const table = tableOf(lang, {
    id: 'restated-1',
    dense: true,
    title: say(lang, 'restatedTable', edition),
    columns: restatedColumns(lang, figures.edition),
    rows: restatedRows(source, restatements),
  })
  return section(lang, 'restated', 'restatedHeading', [
    paragraphs([summary.lead, ...summary.sentences]),
    tableBlocks([table]),
    paragraphs(restatements.length === 0 ? [] : [say(lang, 'restatedPrinted')], 'note'),
  ])
}

function restatedBy({ figures }: Source, { restatements }: BulletinInput): readonly Restatement[] | null {
  return figures.edition === 1 ? null : (restatements ?? null)
}

/** Notes on earlier rounds that this one is compared with and that have been restated since they first came out. */
export function restatedBasis({ revisedBasis = [] }: BulletinInput, lang: Lang): string[] {
  return revisedBasis.map(({ period, edition, reason }) =>
    say(lang, 'restatedBasis', { period: periodLabel(period, lang), edition, reason: reason ?? '' }),
  )
}

/** One sentence for each key figure that changed: what a reader of the earlier edition remembers. */
function keySentences({ lang, programme, book }: Source, restatements: readonly Restatement[]): string[] {
  return book.indicators(programme.bulletin.keyIndicators).flatMap((indicator) => {
    const measure = headlineMeasure(indicator)
    const found = restatements.find(
      (r) => r.areaLevel === 'province' && r.indicator === indicator.code && r.measure === measure && r.part === null,
    )
    if (!found || found.old?.value === found.new?.value) return []
    const unit = lang === 'zh' ? unitOf(programme, found) : indicator.unit.en
    const shown = (value: string | null | undefined) => (value == null ? MISSING : quantity(lang, value, unit))
    const params = { old: shown(found.old?.value), new: shown(found.new?.value), difference: shown(found.difference) }
    const name = indicator.name[lang]
    return [say(lang, 'restatedSentence', { name, measure: measureLabel(lang, measure), ...params })]
  })
}
