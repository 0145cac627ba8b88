import { type Lang, type MessageCode, say } from '../../messages/catalogue.ts'
import type { Block, Chart, LabelledText, Section, Table } from '../document.ts'

/** A chapter of blocks that have something in them. */
export function section(lang: Lang, id: string, title: MessageCode, blocks: readonly (readonly Block[])[]): Section {
  return { id, title: say(lang, title), blocks: blocks.flat() }
}

export function paragraphs(texts: readonly string[], style: 'body' | 'note' = 'body'): Block[] {
  return texts.length === 0 ? [] : [{ kind: 'text', style, paragraphs: texts }]
}

export function list(items: readonly string[], heading = '', ordered = false): Block[] {
  return items.length === 0 ? [] : [{ kind: 'list', heading, ordered, items }]
}

export function labelled(lines: readonly LabelledText[], heading = ''): Block[] {
  return lines.length === 0 ? [] : [{ kind: 'lines', heading, lines }]
}

export function tableBlocks(tables: readonly Table[]): Block[] {
  return tables.filter(({ rows }) => rows.length > 0).map((table) => ({ kind: 'table', table }))
}

export function chartBlocks(charts: readonly Chart[]): Block[] {
  return charts.map((chart) => ({ kind: 'chart', chart }))
}
