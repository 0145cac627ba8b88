import type { Lang } from '../messages/catalogue.ts'

/** A printed cell. `tail` hangs behind the number (倍), `pad` is a text whose width stays blank behind it: both keep decimals aligned. */
export interface Cell {
  readonly text: string
  readonly tail: string
  readonly pad: string
}

export interface Column {
  /** Columns next to each other with the same group share a head above. */
  readonly group: string
  readonly head: string
  /** Under the head; empty for none. */
  readonly unit: string
  readonly align: 'left' | 'right' | 'center'
  /** Share of the width that the columns of one kind have, in em of the table's text; 0 takes what is left. */
  readonly widthEm: number
}

export interface Row {
  /** `section` heads the rows that follow (one cell over all columns) and is repeated on the next page. */
  readonly kind: 'total' | 'plain' | 'inner' | 'section'
  readonly cells: readonly Cell[]
}

export interface Table {
  /** Smaller text, for many columns or many pages. */
  readonly dense: boolean
  readonly caption: string
  readonly columns: readonly Column[]
  readonly rows: readonly Row[]
  /** Empty where no mark needs a word. */
  readonly legend: string
}

export interface KeyFigure {
  readonly name: string
  readonly value: string
  readonly unit: string
  readonly growth: string
  readonly counted: string
  readonly measure: string
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
  /** Where the bar ends, 0 … `BAR_LIMIT`, in whole thousandths of the target; null draws none. */
  readonly barPermille: number | null
  readonly state: string
  /** What the plan leaves open; empty for nothing. */
  readonly question: string
  readonly sentence: string
}

/** What the plan’s targets need and where they are heading; every estimate is called one. */
export interface TargetOutlookSection {
  readonly table: Table
  /** How the estimates are made, in words. */
  readonly methods: readonly string[]
}

export interface StandingList {
  readonly head: string
  readonly lines: readonly { readonly region: string; readonly zones: string }[]
}

/** What an edition states otherwise than the one before it. */
export interface RestatedSection {
  /** How many figures, from how many zones, and why. */
  readonly lead: string
  /** What the table leaves out; empty without a table. */
  readonly hint: string
  /** One for each key figure that changed. */
  readonly sentences: readonly string[]
  readonly tables: readonly Table[]
}

/** Bars end here and point on: 150 % of the target. */
export const BAR_LIMIT_PERMILLE = 1500

/** All that an edition's bulletin and mail print, every number already in its words: layouts decide nothing but places. */
export interface BulletinDocument {
  readonly lang: Lang
  /** The document's title in its metadata; holds the issue and edition, which make the PDF's id. */
  readonly title: string
  readonly series: string
  readonly programme: string
  readonly issue: string
  readonly period: string
  readonly status: string
  readonly released: {
    readonly text: string
    readonly epochSeconds: number
    readonly year: number
    readonly month: number
    readonly day: number
  }
  readonly issuedBy: string
  readonly office: string
  readonly contact: string
  /** Why this edition restates an earlier one; empty for the first. */
  readonly revision: string
  /** Null for a first edition. */
  readonly restated: RestatedSection | null
  /** Empty where nothing is invented. */
  readonly sampleNotice: string
  readonly facts: readonly { readonly label: string; readonly text: string }[]
  readonly coverage: string
  readonly cards: readonly KeyFigure[]
  readonly highlights: readonly string[]
  readonly keyTable: Table
  readonly targets: readonly TargetLine[]
  readonly targetTable: Table
  /** Null where nothing can be said of any target. */
  readonly targetOutlook: TargetOutlookSection | null
  /** Other readings of the targets, and published baselines: one line a target. */
  readonly targetReadings: readonly string[]
  readonly chart: { readonly caption: string; readonly alt: string; readonly limitPermille: number }
  readonly regionTables: readonly Table[]
  readonly zoneTables: readonly Table[]
  readonly standings: readonly StandingList[]
  readonly missingCount: number
  readonly notes: readonly string[]
  /** SHA-256 in hex; null for the first issue. */
  readonly previousManifest: string | null
  /** Headings and page labels by name. */
  readonly words: Readonly<Record<string, string>>
}
