import { canonicalJson, type Json } from '../../digest.ts'
import { cellStatus } from '../cell-status.ts'
import type { Block, BulletinDocument, Cell, Chart, Table } from '../document.ts'
import type { BulletinInput } from '../input.ts'

export const BULLETIN_JSON_FORMAT = 'zone-bulletin/bulletin/1'

/**
 * The bulletin for programs: the same document in each language, without what only a layout needs. Numbers are decimal text, exactly
 * as printed; `bulletin.schema.json` says what each part means. Canonical, so the same edition has the same bytes.
 */
export function bulletinJson({ programme, figures }: BulletinInput, documents: readonly BulletinDocument[]): string {
  const { period, edition } = figures
  return canonicalJson({
    ...{ format: BULLETIN_JSON_FORMAT, programme: programme.code, period, edition },
    previousManifest: documents[0]?.previousManifest ?? null,
    documents: documents.map(documentOf),
  } satisfies Json)
}

function documentOf(document: BulletinDocument) {
  const { lang, title, series, programme, issue, totalIssue, period, status, released, nextRelease } = document
  const { issuedBy, office, contact, revision, sampleNotice, coverage, restated } = document
  const { year, month, day } = released
  const two = (n: number) => String(n).padStart(2, '0')
  return {
    lang: lang === 'zh' ? 'zh-CN' : 'en',
    ...{ title, series, programme, issue, totalIssue, period, status, nextRelease, issuedBy, office, contact },
    ...{ revision, sampleNotice, coverage, released: `${year}-${two(month)}-${two(day)}` },
    facts: document.facts.map(({ label, text }) => ({ label, text })),
    headline: [...document.highlights],
    keyFigures: document.cards.map(({ code, name, value, unit, growth, counted, measure }) => ({
      ...{ code, name, value, unit, growth, counted, measure },
    })),
    restated: restated && { lead: restated.lead, sentences: [...restated.sentences] },
    sections: document.sections.map(({ id, title: heading, blocks }) => ({
      ...{ id, title: heading, blocks: blocks.map(blockOf) },
    })),
  }
}

function blockOf(block: Block) {
  switch (block.kind) {
    case 'text':
      return { kind: block.kind, style: block.style, paragraphs: [...block.paragraphs] }
    case 'list':
      return { kind: block.kind, heading: block.heading, ordered: block.ordered, items: [...block.items] }
    case 'lines':
      return {
        ...{ kind: block.kind, heading: block.heading },
        lines: block.lines.map(({ label, text }) => ({ label, text })),
      }
    case 'table':
      return { kind: block.kind, table: tableOf(block.table) }
    case 'chart':
      return { kind: block.kind, chart: chartOf(block.chart) }
  }
}

/** A picture is its words and its data: geometry is for who draws. */
function chartOf({ kind, id, caption, title, alt, note, data }: Chart) {
  return { kind, id, caption, title, alt, note, data: tableOf(data) }
}

function tableOf({ id, caption, title, legend, columns, rows }: Table) {
  return {
    ...{ id, caption, title, legend },
    columns: columns.map(({ group, head, unit }) => ({ group, head, unit })),
    rows: rows.map(({ kind, code = null, cells }) => ({ kind, code, cells: cells.map(cellOf) })),
  }
}

function cellOf(cell: Cell) {
  const { text, tail, number } = cell
  return { text: `${text}${tail}`, number, status: cellStatus(cell) }
}
