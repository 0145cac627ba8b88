import type { Lang } from '../messages/catalogue.ts'

/**
 * A printed cell. `tail` hangs behind the number (倍, and e or r of a status); `pad` is a text whose width stays blank behind it: both
 * keep decimals under each other.
 */
export interface Cell {
  readonly text: string
  readonly tail: string
  readonly pad: string
  /**
   * The printed number as decimal text without grouping, `-1234.50`, with as many decimals as are printed; null for words and marks.
   * With the tail 倍 it counts multiples, as printed.
   */
  readonly number: string | null
}

export interface Column {
  /** Columns next to each other with the same group share a head above. */
  readonly group: string
  readonly head: string
  /** Under the head; empty for none. */
  readonly unit: string
  readonly align: 'left' | 'right' | 'center'
  /** Width on paper in em of the table's text; 0 takes what is left. */
  readonly widthEm: number
}

export interface Row {
  /** `section` heads the rows that follow (one cell over all columns) and is repeated on the next page. */
  readonly kind: 'total' | 'plain' | 'inner' | 'section'
  /** The programme's code of the region, zone, indicator or target that the row is of; absent where it is of none. Not printed. */
  readonly code?: string
  readonly cells: readonly Cell[]
}

export interface Table {
  /** Unique in the document and the same from issue to issue: name of its anchor, sheet and file (`key-figures`, `zones-2`). */
  readonly id: string
  /** Smaller text, for many columns or many pages. */
  readonly dense: boolean
  /** With its number: 表3　分地区情况. */
  readonly caption: string
  readonly title: string
  readonly columns: readonly Column[]
  readonly rows: readonly Row[]
  /** Empty where no mark needs a word. */
  readonly legend: string
}

/** Geometry is in whole thousandths of a chart's own axis, so that every face draws the same; labels are printed texts. */
export type Chart = BarChart | LineChart | TileChart

interface ChartBase {
  readonly id: string
  /** With its number: 图1　完成目标的比重. */
  readonly caption: string
  readonly title: string
  /** What it shows, in words, for who cannot see it. */
  readonly alt: string
  /** How to read it; empty for nothing. */
  readonly note: string
  /** The same as a table. */
  readonly data: Table
}

/** Bars from zero to `limitPermille`; 1000 is where the mark stands. A longer bar is cut and its text says how long it is. */
export interface BarChart extends ChartBase {
  readonly kind: 'bars'
  readonly limitPermille: number
  readonly markLabel: string
  readonly paceLabel: string
  readonly projectedLabel: string
  readonly bars: readonly Bar[]
}

export interface Bar {
  readonly label: string
  readonly text: string
  readonly barPermille: number | null
  /** Where it should stand by now, and the estimate at the due date; null draws none. */
  readonly pacePermille: number | null
  readonly projectedPermille: number | null
}

export interface LineChart extends ChartBase {
  readonly kind: 'lines'
  /** What is measured along the side, with its unit. */
  readonly yLabel: string
  readonly xLabels: readonly string[]
  /** From the lowest to the highest; one of them may be the line of zero. */
  readonly yTicks: readonly { readonly label: string; readonly permille: number }[]
  readonly series: readonly LineSeries[]
}

/** Told apart in grey by its dash and by the label at its end. */
export interface LineSeries {
  readonly label: string
  readonly dash: 'solid' | 'dashed' | 'dotted'
  /** Null is a gap, which no line bridges. */
  readonly permille: readonly (number | null)[]
}

/** One square a region, about where it lies: no map, and no area is larger than another. */
export interface TileChart extends ChartBase {
  readonly kind: 'tiles'
  readonly columns: number
  readonly rows: number
  readonly tiles: readonly Tile[]
  /** From light to dark; the printed value stands in the tile too. */
  readonly classes: readonly { readonly shade: Shade; readonly label: string }[]
}

export type Shade = 0 | 1 | 2 | 3 | 4

export interface Tile {
  readonly code: string
  readonly name: string
  readonly text: string
  /** From 0 at the left and at the top. */
  readonly x: number
  readonly y: number
  /** Null without a figure. */
  readonly shade: Shade | null
}

export type Block =
  | { readonly kind: 'text'; readonly style: 'body' | 'note'; readonly paragraphs: readonly string[] }
  | { readonly kind: 'list'; readonly heading: string; readonly ordered: boolean; readonly items: readonly string[] }
  | { readonly kind: 'lines'; readonly heading: string; readonly lines: readonly LabelledText[] }
  | { readonly kind: 'table'; readonly table: Table }
  | { readonly kind: 'chart'; readonly chart: Chart }

export interface LabelledText {
  readonly label: string
  readonly text: string
}

/** A chapter; its id is stable from issue to issue. None is empty. */
export interface Section {
  readonly id: string
  readonly title: string
  readonly blocks: readonly Block[]
}

export interface KeyFigure {
  /** The indicator's. */
  readonly code: string
  readonly name: string
  readonly value: string
  readonly unit: string
  readonly growth: string
  readonly counted: string
  readonly measure: string
  /** Its last periods in thousandths of their own range, null for gaps: a small line beside the number. Empty where there are none. */
  readonly trend: readonly (number | null)[]
  /** What the line is of: 近13期同比. Empty without one. */
  readonly trendLabel: string
}

export interface TargetLine {
  readonly id: string
  readonly statement: string
  readonly goal: string
  readonly due: string
  /** With its unit, for sentences; `reached` is the bare number of the table. */
  readonly value: string
  readonly reached: string
  /** Percent of the target as printed, `…` or `—` where there is none. */
  readonly share: string
  /** The same as a decimal; null where there is none. */
  readonly sharePercent: string | null
  /** Where the bar ends, 0 … `BAR_LIMIT_PERMILLE`, in whole thousandths of the target; null draws none. */
  readonly barPermille: number | null
  readonly state: string
  /** What the plan leaves open; empty for nothing. */
  readonly question: string
  readonly sentence: string
}

/** What an edition states otherwise than the one before it, for who reads no table. */
export interface RestatedSummary {
  /** How many figures, from how many zones, and why. */
  readonly lead: string
  /** One for each key figure that changed. */
  readonly sentences: readonly string[]
}

/** Bars end here and point on: 150 % of the target. */
export const BAR_LIMIT_PERMILLE = 1500

/** All that an edition prints in any of its faces, every number already in its words: a face decides nothing but places. */
export interface BulletinDocument {
  readonly lang: Lang
  /** The document's title in its metadata; holds the issue and edition, which make the PDF's id. */
  readonly title: string
  readonly series: string
  readonly programme: string
  /** 2025年第2期 */
  readonly issue: string
  /** 总第14期 */
  readonly totalIssue: string
  readonly period: string
  /** 初步 or 终稿 */
  readonly status: string
  readonly released: {
    readonly text: string
    readonly epochSeconds: number
    readonly year: number
    readonly month: number
    readonly day: number
  }
  /** Of the next period, by the programme's calendar; empty where that has ended. */
  readonly nextRelease: string
  readonly issuedBy: string
  readonly office: string
  readonly contact: string
  /** Why this edition restates an earlier one; empty for the first. */
  readonly revision: string
  /** Empty where nothing is invented. */
  readonly sampleNotice: string
  readonly facts: readonly LabelledText[]
  readonly coverage: string
  readonly cards: readonly KeyFigure[]
  /** The headline: five sentences at the most. It stands before the sections. */
  readonly highlights: readonly string[]
  /** As sentences and cards want them; the section `targets` has their tables. */
  readonly targets: readonly TargetLine[]
  /** Null for a first edition. */
  readonly restated: RestatedSummary | null
  /** Everything after the cover and the headline, in the order of the contents. */
  readonly sections: readonly Section[]
  readonly missingCount: number
  /** SHA-256 in hex; null for the first issue. */
  readonly previousManifest: string | null
  /** Labels of pages and headings by name, for what is no section. */
  readonly words: Readonly<Record<string, string>>
}

/** Every table of the sections, in their order; charts have theirs in `data`. */
export function tablesOf({ sections }: Pick<BulletinDocument, 'sections'>): Table[] {
  return blocksOf(sections).flatMap((block) => (block.kind === 'table' ? [block.table] : []))
}

export function chartsOf({ sections }: Pick<BulletinDocument, 'sections'>): Chart[] {
  return blocksOf(sections).flatMap((block) => (block.kind === 'chart' ? [block.chart] : []))
}

function blocksOf(sections: readonly Section[]): Block[] {
  return sections.flatMap(({ blocks }) => blocks)
}
