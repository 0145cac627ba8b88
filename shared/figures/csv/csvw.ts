import { CSVW_DIALECT, csvwText } from '../../csvw.ts'
import { canonicalJson, type Json } from '../../digest.ts'
import { figureColumnNotes, figureColumnTitles, figureMessages } from '../../messages/figures.ts'
import { fill } from '../../messages/speak.ts'
import { periodLabel } from '../../period.ts'
import type { Programme } from '../../programme/schema.ts'
import type { Bilingual } from '../../submission.ts'
import type { EditionFigures } from '../figures.ts'
import { FIGURE_COLUMNS, type FigureColumn } from './figures-csv.ts'

/** The name under which the CSV is published beside its description. */
export const FIGURES_CSV_FILE = 'bulletin.csv'

/**
 * The description of the tidy CSV, `bulletin.csv-metadata.json`: CSV on the Web, W3C Recommendation of 17 December 2015
 * (https://www.w3.org/TR/tabular-metadata/). Canonical JSON, so the same figures give the same bytes.
 */
export function figuresCsvMetadata(programme: Programme, figures: EditionFigures): string {
  const notice = programme.sampleNotice
  const description = {
    '@context': ['http://www.w3.org/ns/csvw', { '@language': 'zh-CN' }],
    url: FIGURES_CSV_FILE,
    'dc:title': csvwText(title(programme, figures)),
    'dc:publisher': csvwText(programme.issuedBy),
    'dc:identifier': `${figures.programme} ${figures.period} ${figures.edition}`,
    ...(notice ? { 'dc:description': csvwText(notice), 'rdfs:comment': csvwText(figureMessages.csvNoticeRow) } : {}),
    dialect: CSVW_DIALECT,
    tableSchema: { columns: FIGURE_COLUMNS.map(columnOf) },
  } satisfies Json
  return canonicalJson(description)
}

function title(programme: Programme, { period, edition }: EditionFigures): Bilingual {
  const { csvTitle } = figureMessages
  const { series } = programme.bulletin
  return {
    zh: fill(csvTitle.zh, { series: series.zh, period: periodLabel(period, 'zh'), edition }),
    en: fill(csvTitle.en, { series: series.en, period: periodLabel(period, 'en'), edition }),
  }
}

const COUNT = { base: 'integer', minimum: 0 }
const DATATYPES: Readonly<Partial<Record<FigureColumn, Json>>> = {
  edition: { base: 'integer', minimum: 1 },
  part: { base: 'integer', minimum: 1 },
  value: 'decimal',
  growth: 'decimal',
  status: { base: 'string', format: '[precxz]?' },
  growth_unit: { base: 'string', format: '(percent|points)?' },
  zones_counted: COUNT,
  zones_expected: COUNT,
  zones_compared: COUNT,
}

function columnOf(name: FigureColumn): Json {
  const note = figureColumnNotes[name]
  return {
    name,
    // `und` is what the header row holds; a reader checks it against this.
    titles: { und: name, ...figureColumnTitles[name] },
    datatype: DATATYPES[name] ?? 'string',
    ...(note ? { 'dc:description': csvwText(note) } : {}),
  }
}
