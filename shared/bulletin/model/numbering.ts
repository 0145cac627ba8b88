import { type Lang, say } from '../../messages/catalogue.ts'
import type { Block, Chart, Section, Table } from '../document.ts'

/**
 * Numbers tables and charts through the whole document. A table with the title of the one before it in its section continues it,
 * under the same number (续表).
 */
export function numbered(lang: Lang, sections: readonly Section[]): Section[] {
  let [tables, charts, continued] = [0, 0, 0]
  let before: string | null = null
  const table = (each: Table): Table => {
    const { title } = each
    continued = title === before ? continued + 1 : 0
    if (continued === 0) tables++
    before = title
    const n = { n: tables, title }
    const caption =
      continued === 0 ? say(lang, 'bulletinTable', n) : say(lang, 'bulletinTableContinued', { ...n, k: continued })
    return { ...each, caption }
  }
  const chart = (each: Chart): Chart => {
    const caption = say(lang, 'bulletinChart', { n: ++charts, title: each.title })
    return { ...each, caption, data: { ...each.data, caption: say(lang, 'bulletinChartData', { caption }) } }
  }
  const block = (each: Block): Block => {
    if (each.kind === 'table') return { ...each, table: table(each.table) }
    return each.kind === 'chart' ? { ...each, chart: chart(each.chart) } : each
  }
  return sections.map((section) => {
    before = null
    return { ...section, blocks: section.blocks.map(block) }
  })
}
