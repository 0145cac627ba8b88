import { unitOf } from '../../figures/restatement/csv.ts'
import type { Restatement } from '../../figures/restatement/restatement.ts'
import { type Lang, say } from '../../messages/catalogue.ts'
import { periodLabel } from '../../period.ts'
import { inProse } from '../../words/printed.ts'
import type { RestatedSection } from '../document.ts'
import type { BulletinInput } from '../input.ts'
import { headlineMeasure } from './book.ts'
import { MISSING } from './format.ts'
import { restatedColumns, restatedRows } from './restatement-table.ts'
import { caption, type Source, tableOf } from './tables.ts'
import { measureLabel } from './wording.ts'

/** What the bulletin says of the edition before: how much is restated and why, then a table. Null for a first edition. */
export function restatedSection(source: Source, input: BulletinInput, number: number): RestatedSection | null {
  const { lang, figures } = source
  const restatements = input.restatements ?? null
  if (restatements === null || figures.edition === 1) return null
  const [previous, edition] = [figures.edition - 1, figures.edition]
  const reason = input.round.reason ?? ''
  const zones = new Set(restatements.flatMap(({ causes }) => causes.map(({ zone }) => zone))).size
  const count = restatements.length
  const rows = restatedRows(source, restatements)
  const table = tableOf(lang, {
    dense: true,
    caption: caption(lang, number, say(lang, 'restatedTable', { previous, edition })),
    columns: restatedColumns(lang, edition),
    rows,
  })
  return {
    lead:
      count === 0
        ? say(lang, 'restatedNone', { previous, reason })
        : say(lang, 'restatedLead', { previous, count, zones, reason }),
    hint: count === 0 ? '' : say(lang, 'restatedPrinted'),
    sentences: keySentences(source, restatements),
    tables: rows.length === 0 ? [] : [table],
  }
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
    const shown = (value: string | null | undefined) =>
      value == null ? MISSING : say(lang, 'bulletinValueUnit', { value: inProse(value, lang), unit })
    const params = { old: shown(found.old?.value), new: shown(found.new?.value), difference: shown(found.difference) }
    const name = indicator.name[lang]
    return [say(lang, 'restatedSentence', { name, measure: measureLabel(lang, measure), ...params })]
  })
}
