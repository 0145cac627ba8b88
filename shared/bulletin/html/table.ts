import { html } from 'hono/html'
import type { Cell, Column, Row, Table } from '../document.ts'
import { type Markup, NOTHING, when } from './markup.ts'

const SIDES = { left: '', right: 'r', center: 'c' } as const

/** Where a table stands in the page, the same from issue to issue. */
export function tableAnchor(lang: string, { id }: Pick<Table, 'id'>): string {
  return `${lang}-table-${id}`
}

/**
 * A table with its caption, two lines of heads where columns share a group, and the first cell of each row as its head. Where it is
 * wider than the screen it moves in a region of its own, which the keyboard reaches.
 */
export function tableMarkup(table: Table, lang: string, caption = table.caption): Markup {
  const id = tableAnchor(lang, table)
  return html`<div class="scroll${table.dense ? ' dense' : ''}" id="${id}" role="region" aria-labelledby="${id}-caption" tabindex="0"><table>
<caption id="${id}-caption">${caption}</caption>
${heads(table.columns)}${bodies(table)}</table></div>
${when(table.legend, (legend) => html`<p class="note legend">${legend}</p>`)}`
}

function heads(columns: readonly Column[]): Markup {
  if (columns.every(({ group }) => group === ''))
    return html`<thead><tr>${columns.map((column) => head(column, 1))}</tr></thead>
`
  const above = columns.map((column, x) => {
    if (column.group === '') return head(column, 2)
    return isFirstOfGroup(columns, x)
      ? html`<th scope="colgroup" colspan="${groupWidth(columns, x)}">${column.group}</th>`
      : NOTHING
  })
  const below = columns.filter(({ group }) => group !== '').map((column) => head(column, 1))
  return html`<thead><tr>${above}</tr><tr>${below}</tr></thead>
`
}

function head({ head: name, unit, align }: Column, rows: 1 | 2): Markup {
  const small = when(unit, (text) => html`<small>${text}</small>`)
  const span = rows === 2 ? html` rowspan="2"` : NOTHING
  return html`<th scope="col"${span}${side(align)}>${name}${small}</th>`
}

function isFirstOfGroup(columns: readonly Column[], x: number): boolean {
  return columns[x - 1]?.group !== columns[x]?.group
}

/** How many neighbours share the head above. */
function groupWidth(columns: readonly Column[], x: number): number {
  const group = columns[x]?.group
  const behind = columns.slice(x).findIndex((column) => column.group !== group)
  return behind === -1 ? columns.length - x : behind
}

/** One body a section, so that its head is said with each of its rows. */
function bodies({ rows, columns }: Table): Markup[] {
  const starts = rows.flatMap(({ kind }, y) => (kind === 'section' || y === 0 ? [y] : []))
  return starts.map((start, i) => {
    const own = rows.slice(start, starts[i + 1] ?? rows.length)
    return html`<tbody>
${own.map((row) => rowMarkup(row, columns))}</tbody>
`
  })
}

function rowMarkup({ kind, cells }: Row, columns: readonly Column[]): Markup {
  if (kind === 'section')
    return html`<tr><th scope="rowgroup" colspan="${columns.length}"><span>${cells[0]?.text ?? ''}</span></th></tr>
`
  const [first, ...rest] = cells
  const role = kind === 'plain' ? NOTHING : html` class="${kind}"`
  return html`<tr${role}><th scope="row">${first ? shown(first) : ''}</th>${rest.map((cell, i) => cellMarkup(cell, columns[i + 1]?.align ?? 'left'))}</tr>
`
}

/** What keeps decimals under each other is drawn by the style, and is no text. */
function cellMarkup(cell: Cell, align: Column['align']): Markup {
  return html`<td${side(align)}${when(cell.pad, (pad) => html` data-pad="${pad}"`)}>${shown(cell)}</td>`
}

function shown({ text, tail }: Cell): string {
  return `${text}${tail}`
}

function side(align: Column['align']): Markup {
  return when(SIDES[align], (name) => html` class="${name}"`)
}
