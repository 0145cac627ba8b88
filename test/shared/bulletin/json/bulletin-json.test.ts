import Ajv2020 from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { describe, expect, test } from 'vitest'
import { bulletinJson } from '../../../../shared/bulletin/json/bulletin-json.ts'
import { bulletinJsonSchema } from '../../../../shared/bulletin/json/schema.ts'
import { bulletinDocument } from '../../../../shared/bulletin/model/bulletin-document.ts'
import { bigFigures, bigProgramme, bigRound } from '../../../fixtures/bulletin.ts'
import { smallDocument } from '../../../fixtures/document.ts'
import { tradeInFigures, tradeInProgramme, tradeInRound } from '../../../fixtures/trade-in.ts'

const big = { programme: bigProgramme, round: bigRound, figures: bigFigures(), previousManifestHash: 'b'.repeat(64) }
const one = { programme: tradeInProgramme, round: tradeInRound, figures: tradeInFigures(), previousManifestHash: null }
const documents = [smallDocument('zh'), smallDocument('en')]

const ajv = new Ajv2020.default({ strict: true, strictRequired: true, allErrors: true, allowUnionTypes: true })
addFormats.default(ajv)
const validate = ajv.compile(JSON.parse(bulletinJsonSchema()))
const faults = (data: unknown) =>
  validate(data) ? [] : (validate.errors ?? []).map(({ instancePath, keyword }) => `${instancePath} ${keyword}`)

describe('bulletin.json', () => {
  test.each([
    ['one of everything', bulletinJson(big, documents)],
    ['a hard month', bulletinJson(big, [bulletinDocument(big, 'zh'), bulletinDocument(big, 'en')])],
    ['a year of one zone', bulletinJson(one, [bulletinDocument(one, 'zh'), bulletinDocument(one, 'en')])],
  ])('is what its schema says: %s', (_name, text) => {
    expect(faults(JSON.parse(text))).toEqual([])
  })

  test('has cells with the number as printed, its status, and the code of the row', () => {
    const [chinese] = JSON.parse(bulletinJson(big, documents)).documents
    const { rows } = chinese.sections[0].blocks[1].table
    expect(rows[0]).toEqual({
      ...{ kind: 'total', code: '410000' },
      cells: [
        { text: '合计', number: null, status: '' },
        { text: '2/3', number: null, status: '' },
        { text: '−1,234.50', number: '-1234.50', status: '' },
        { text: '2.5倍', number: '2.5', status: '倍' },
      ],
    })
    expect(rows[2].cells[2]).toEqual({ text: '36,376.50r', number: '36376.50', status: 'r' })
    expect(rows[5]).toMatchObject({ code: null, cells: [{}, {}, { number: null, status: 'x' }, { status: 'z' }] })
  })

  test('refuses what it does not know, and what is missing or of another kind', () => {
    const change = (by: (data: Record<string, unknown>) => void) => {
      const data = JSON.parse(bulletinJson(big, documents))
      by(data)
      return faults(data)
    }
    expect(change((data) => (data.more = 1))).toEqual([' additionalProperties'])
    expect(change((data) => delete data.edition)).toEqual([' required'])
    expect(change((data) => (data.period = '2025-03/02'))).toEqual(['/period pattern'])
    expect(change((data) => (data.previousManifest = 'x'))).toContain('/previousManifest anyOf')
    expect(change((data) => (data.format = 'zone-bulletin/bulletin/2'))).toEqual(['/format const'])
  })
})
