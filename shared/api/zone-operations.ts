import { binary, json, type Operations } from './operations.ts'
import { oneOf } from './schema.ts'

const LANG = {
  name: 'lang',
  description: 'Language of sentences: zh, or en.',
  schema: { ...oneOf('zh', 'en'), default: 'zh' },
} as const
const PAGE_OR_REFUSAL = { ...binary('text/html'), ...json('Refusal') }
const TEXT_OR_REFUSAL = { ...binary('text/plain'), ...json('Refusal') }
const SHUT = {
  404: { description: 'No such link, or it was revoked.', content: PAGE_OR_REFUSAL },
  410: { description: 'The link has expired: the round is closed.', content: PAGE_OR_REFUSAL },
} as const
const FORMS = [
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'text/csv',
  'application/json',
] as const

/** What is behind a zone's link. The token in the path is the key: it lets one zone into one round until closing. */
export const zoneOperations: Operations = {
  'GET /z/{token}': {
    ...{ operationId: 'zonePage', tag: 'zones', negotiates: true, summary: 'The page for people.' },
    query: [
      LANG,
      { name: 'uploaded', description: 'The upload that a browser comes back from.', schema: { type: 'string' } },
    ],
    answers: { 200: { description: 'The page.', content: binary('text/html') }, ...SHUT },
  },
  'GET /z/{token}/form': {
    ...{
      operationId: 'form',
      tag: 'zones',
      negotiates: true,
      summary: 'The form of this zone and round, or what describes it.',
    },
    query: [
      LANG,
      {
        name: 'format',
        description:
          'xlsx, csv, json: the form. schema: JSON Schema of the JSON form. csvw: CSV on the Web of the CSV form.',
        schema: { ...oneOf('xlsx', 'csv', 'json', 'schema', 'csvw'), default: 'xlsx' },
      },
    ],
    answers: {
      200: {
        description: 'The form with the figures of earlier periods beside the cells to fill, or its description.',
        content: binary(...FORMS, 'application/schema+json', 'application/csvm+json'),
      },
      400: { description: 'No such format.', content: json('Refusal') },
      ...SHUT,
    },
  },
  'GET /z/{token}/desk': {
    ...{ operationId: 'desk', tag: 'zones', negotiates: true },
    summary: 'A page to keep, which checks a form on one’s own machine as the upload would.',
    query: [LANG],
    answers: { 200: { description: 'One file, without network.', content: binary('text/html') }, ...SHUT },
  },
  'POST /z/{token}/permission': {
    ...{ operationId: 'permission', tag: 'zones', negotiates: true },
    summary: 'Trades the link for the right to upload one file.',
    query: [LANG],
    answers: {
      200: {
        description: 'POST the file with these fields.',
        content: { ...binary('text/html'), ...json('Permission') },
      },
      ...SHUT,
      409: { description: 'The round is not open yet.', content: PAGE_OR_REFUSAL },
    },
  },
  'GET /z/{token}/status': {
    ...{ operationId: 'status', tag: 'zones', negotiates: true },
    summary:
      'Where the zone stands and what became of every upload. Ask again every second or two until the upload is there.',
    query: [LANG],
    answers: { 200: { description: 'The same as the page says.', content: json('Status') }, ...SHUT },
  },
  'GET /z/{token}/receipts/{uploadId}': {
    ...{ operationId: 'receipt', tag: 'zones', negotiates: true, summary: 'The signed receipt of one upload.' },
    query: [LANG],
    answers: {
      200: { description: 'As it was issued, byte for byte.', content: json('SignedReceipt') },
      ...SHUT,
      404: { description: 'No such link, or no such receipt yet.', content: PAGE_OR_REFUSAL },
    },
  },
  'GET /z/{token}/receipts/{uploadId}/pdf': {
    ...{
      operationId: 'receiptPage',
      tag: 'zones',
      negotiates: true,
      summary: 'The same on one page, with the signed receipt attached.',
    },
    query: [LANG],
    answers: {
      200: { description: 'PDF/A-3a.', content: binary('application/pdf') },
      404: { description: 'No such link, or no such receipt yet.', content: TEXT_OR_REFUSAL },
      410: { description: 'The link has expired: the round is closed.', content: TEXT_OR_REFUSAL },
    },
  },
  'GET /z/{token}/annotated/{uploadId}': {
    ...{
      operationId: 'annotated',
      tag: 'zones',
      negotiates: true,
      summary: 'The zone’s own file with its findings in it.',
    },
    query: [LANG],
    answers: {
      200: { description: 'In the format in which it came.', content: binary(...FORMS) },
      ...SHUT,
      404: { description: 'No such link, or no such copy.', content: PAGE_OR_REFUSAL },
    },
  },
  'GET /openapi.json': {
    ...{ operationId: 'description', tag: 'public', summary: 'This description.' },
    answers: { 200: { description: 'OpenAPI 3.1.', content: { 'application/json': { type: 'object' } } } },
  },
}
