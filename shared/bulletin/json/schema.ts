import { canonicalJson, type Json } from '../../digest.ts'
import { TABLE_ID } from '../files.ts'
import { BULLETIN_JSON_FORMAT } from './bulletin-json.ts'

/** The description of `bulletin.json` that is published beside it: JSON Schema, draft 2020-12. */
export function bulletinJsonSchema(): string {
  return canonicalJson({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'One edition of a bulletin, in each of its languages',
    ...object({
      format: { const: BULLETIN_JSON_FORMAT },
      programme: text('Code of the reporting scheme'),
      period: { type: 'string', pattern: '^\\d{4}-(01/02|0[1-9]|1[0-2])$' },
      edition: { type: 'integer', minimum: 1 },
      previousManifest: {
        description: 'SHA-256 of the manifest of the edition before; null for the first',
        anyOf: [{ type: 'null' }, { type: 'string', pattern: '^[0-9a-f]{64}$' }],
      },
      documents: { type: 'array', minItems: 1, items: { $ref: '#/$defs/document' } },
    }),
    $defs: { document: DOCUMENT, block: BLOCK, table: TABLE, chart: CHART, row: ROW, cell: CELL, labelled: LABELLED },
  } satisfies Json)
}

/** Every property is required, and no other is allowed. */
function object(properties: Readonly<Record<string, Json>>) {
  return { type: 'object', properties, required: Object.keys(properties), additionalProperties: false } satisfies Json
}

function text(description: string) {
  return { type: 'string', description }
}

function list(items: Json) {
  return { type: 'array', items }
}

const TEXT = { type: 'string' } as const
const LABELLED = object({ label: TEXT, text: TEXT })

const CELL = object({
  text: text('As printed'),
  number: {
    description:
      'The printed number, with as many decimals as are printed; null for words and marks. In Chinese a growth of 100 % and more is in multiples (status 倍), in English in percent.',
    anyOf: [{ type: 'null' }, { type: 'string', pattern: '^-?(0|[1-9]\\d*)(\\.\\d+)?$' }],
  },
  status: text(
    'Empty for a plain number and for words; x missing, z not applicable, c not shown; else what hangs behind a number (e estimate, r revised, 倍)',
  ),
})
const ROW = object({
  kind: { enum: ['total', 'plain', 'inner', 'section'], description: 'section: one cell that heads the rows below' },
  code: {
    type: ['string', 'null'],
    description: 'Code of the region, zone, indicator or target that the row is of',
  },
  cells: list({ $ref: '#/$defs/cell' }),
})
const ID = { type: 'string', pattern: `^${TABLE_ID}$` }
const TABLE = object({
  id: { ...ID, description: 'The same from issue to issue; name of its sheet, anchor and CSV' },
  caption: TEXT,
  title: TEXT,
  legend: TEXT,
  columns: list(object({ group: TEXT, head: TEXT, unit: TEXT })),
  rows: list({ $ref: '#/$defs/row' }),
})
const CHART = object({
  kind: { enum: ['bars', 'lines', 'tiles'] },
  id: ID,
  caption: TEXT,
  title: TEXT,
  alt: text('What the picture shows, in words'),
  note: TEXT,
  data: { $ref: '#/$defs/table' },
})
const BLOCK = {
  oneOf: [
    object({ kind: { const: 'text' }, style: { enum: ['body', 'note'] }, paragraphs: list(TEXT) }),
    object({ kind: { const: 'list' }, heading: TEXT, ordered: { type: 'boolean' }, items: list(TEXT) }),
    object({ kind: { const: 'lines' }, heading: TEXT, lines: list({ $ref: '#/$defs/labelled' }) }),
    object({ kind: { const: 'table' }, table: { $ref: '#/$defs/table' } }),
    object({ kind: { const: 'chart' }, chart: { $ref: '#/$defs/chart' } }),
  ],
}
const TEXTS = {
  ...{ title: TEXT, series: TEXT, programme: TEXT, issue: TEXT, totalIssue: TEXT, period: TEXT, status: TEXT },
  ...{ nextRelease: text('Empty where the calendar has ended'), issuedBy: TEXT, office: TEXT, contact: TEXT },
  ...{ revision: text('Why this edition restates an earlier one; empty for a first'), coverage: TEXT },
  sampleNotice: text('Not empty where figures are invented'),
}
const DOCUMENT = object({
  lang: { enum: ['zh-CN', 'en'] },
  ...TEXTS,
  released: { type: 'string', format: 'date' },
  facts: list({ $ref: '#/$defs/labelled' }),
  headline: list(TEXT),
  keyFigures: list(
    object({ code: TEXT, name: TEXT, value: TEXT, unit: TEXT, growth: TEXT, counted: TEXT, measure: TEXT }),
  ),
  restated: { anyOf: [{ type: 'null' }, object({ lead: TEXT, sentences: list(TEXT) })] },
  sections: list(object({ id: ID, title: TEXT, blocks: list({ $ref: '#/$defs/block' }) })),
})
