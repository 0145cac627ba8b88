import { describe, expect, test } from 'vitest'
import { namesDocument } from '../../../shared/intake/checks/document.ts'
import type { Check, Programme } from '../../../shared/programme/schema.ts'
import { codes, filledCells, form, judged, PERIOD, unchecked } from '../../fixtures/intake/form.ts'

const check: Check = {
  ...{ id: 'T01', severity: 'validity', kind: 'document', subjects: ['A06', 'A08'], others: [], min: null, max: null },
  ...{ scale: 1, tolerance: null, factors: [], source: '' },
  message: { zh: '未附文号。', en: 'No document.' },
  remedy: { zh: '请写明文号。', en: 'Name it.' },
}

async function judgedWith(over: Partial<Check>, cells: Readonly<Record<string, { value?: string; remark?: string }>>) {
  const programme: Programme = { ...unchecked, checks: [{ ...check, ...over }] }
  const zeros = { ...filledCells('0', PERIOD), ...cells }
  const bytes = await form('csv', zeros, { programme, period: PERIOD, history: [] })
  return judged(bytes, 'a.csv', { programme, period: PERIOD, history: [] })
}

describe('an award counts only with a document number', () => {
  test.each([
    [{ value: '0' }, []],
    [{ value: '1', remark: '工信部规函〔2025〕12号' }, []],
    [{ value: '1' }, ['T01']],
    [{ value: '1', remark: '已经认定，文件随后补报' }, ['T01']],
    [{ value: '1', remark: '豫发改公示〔2025〕12号' }, ['T01']],
  ])('%j: %j', async (cell, found) => {
    const judgement = await judgedWith({}, { 'A06/end': cell })
    expect(codes(judgement)).toEqual(found)
    expect(judgement.verdict === 'rejected').toBe(found.length > 0)
  })

  test('every figure has its own, and each finding names its cell and what is wrong', async () => {
    const named = { value: '1', remark: '工信部规函〔2025〕12号' }
    const { findings } = await judgedWith({}, { 'A06/end': named, 'A08/end': { value: '2', remark: '正在公示' } })
    expect(findings).toMatchObject([{ code: 'T01', severity: 'validity', series: 'A08/end', seen: '2' }])
    expect(findings[0]?.sentence.zh).toContain('公示不等于认定')
    expect(findings[0]?.sentence.en).toContain('put out for comment')
  })

  test('as a quality check it is answered by a reason', async () => {
    const cell = { value: '1', remark: '批复原件在途，已电话核对主管部门' }
    expect((await judgedWith({ severity: 'quality' }, { 'A06/end': cell })).findings).toMatchObject([
      { code: 'T01', severity: 'quality', explanation: cell.remark },
    ])
  })
})

describe('document numbers as offices write them', () => {
  test.each([
    '国函〔2025〕3号',
    '豫政办[2025] 12号',
    '豫工信（2025）第7号',
    '公告2025年第18号',
    '发改高技【2024】1023号',
    '国函〔２０２５〕３号',
  ])('%s is one', (text) => expect(namesDocument(text)).toBe(true))

  test.each(['', '〔2025〕号', '2025年12月', '12号', '〔1825〕3号', '拟认定名单〔2025〕3号', '公示〔2025〕3号'])(
    '%s is none',
    (text) => expect(namesDocument(text)).toBe(false),
  )
})
