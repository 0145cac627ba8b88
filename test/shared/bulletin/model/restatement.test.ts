import { describe, expect, test } from 'vitest'
import { renderFace } from '../../../../shared/bulletin/faces.ts'
import type { BulletinInput } from '../../../../shared/bulletin/input.ts'
import { letterFor, parseLetters } from '../../../../shared/bulletin/mail/letter-file.ts'
import { bulletinDocument } from '../../../../shared/bulletin/model/bulletin-document.ts'
import { canonicalJson } from '../../../../shared/digest.ts'
import type { FiledFigures } from '../../../../shared/figures/figure.ts'
import { parseEarlierFigures } from '../../../../shared/figures/restatement/earlier.ts'
import { restateEdition } from '../../../../shared/figures/restatement/restate.ts'
import type { Cut } from '../../../../shared/round.ts'
import { editionOf, filingOf } from '../../../fixtures/filings.ts'
import { sentences, tables, texts } from '../../../fixtures/parts.ts'
import { smallProgramme, smallRound } from '../../../fixtures/small-programme.ts'

const REASON = 'Z4收入单位填错，多报一位'
type Filed = Readonly<Record<string, FiledFigures>>
const FIRST: Filed = { Z1: { 'A/ytd': '1200.5', 'C/ytd': '40' }, Z4: { 'A/ytd': '980', 'C/ytd': '10' } }
const SECOND: Filed = { ...FIRST, Z4: { 'A/ytd': '98', 'C/ytd': '10' } }

function cuts(filed: Filed, revision: number): Cut[] {
  const pointer = (zone: string) => ({
    ...{ period: '2025-03', uploadId: zone === 'Z4' ? `u${revision}` : 'u', versionId: 'v', sha256: '0'.repeat(64) },
    receivedAt: '2025-04-19T20:00:00.000Z',
  })
  const zones = Object.keys(filed).map((zone) => ({ zone, current: pointer(zone), reported: true }))
  return [{ region: 'R', zones: zones.map((zone) => ({ ...zone, timeliness: 'on-time', basis: [] })) }]
}

const edition = (filed: Filed) =>
  editionOf(
    smallProgramme,
    Object.entries(filed).map(([zone, values]) => filingOf(zone, values)),
  )

/** The second edition of the small month, in which one zone corrected one figure. */
function restatedInput(first: Filed, second: Filed): BulletinInput {
  const earlier = { figures: parseEarlierFigures(JSON.parse(canonicalJson(edition(first)))), cuts: cuts(first, 1) }
  const result = restateEdition(smallProgramme, { ...edition(second), edition: 2 }, cuts(second, 2), earlier)
  const round = { ...smallRound, state: 'closed', edition: 2, reason: REASON } as const
  return { programme: smallProgramme, round, previousManifestHash: 'b'.repeat(64), ...result }
}

describe('the second edition', () => {
  const doc = bulletinDocument(restatedInput(FIRST, SECOND), 'zh')
  const rows = texts(tables(doc, 'restated')[0])

  test('says how much is restated, of whom and why, and names the key figures', () => {
    expect(doc.restated!.lead).toMatch(/^本版与第1版相比，修订数据\d+项，涉及1家单位的报送。修订原因：Z4收入单位填错/)
    expect(doc.restated!.sentences[0]).toBe('营业收入（累计）由2180.50亿元修订为1298.50亿元，相差−882.00亿元。')
  })

  test('has a table of old, new, difference and cause, for the total, regions and targets', () => {
    expect(rows).toContainEqual([
      ...['P市', '营业收入，累计', '亿元', '2,180.50', '1,298.50', '−882.00', 'Z4开发区', '2025-04-20'],
    ])
    expect(rows.filter(([area]) => area === 'R市')).toEqual([])
    expect(rows.map(([area]) => area)).toContain('营业收入超过100亿元')
    expect(rows.flat().join(' ')).not.toContain('undefined')
  })

  test('marks what is revised in the tables, with a word for the mark', () => {
    const marked = tables(doc, 'key-figures')[0]!
      .rows.flatMap(({ cells }) => cells)
      .filter(({ tail }) => tail === 'r')
    expect(marked.map(({ text }) => text)).toContain('1,298.50')
    expect(tables(doc, 'key-figures')[0]?.legend).toContain('r 修订数')
  })

  test('is announced as restated in both languages, and has the list as a file', async () => {
    const files = new Map((await renderFace('data', restatedInput(FIRST, SECOND), '')).map((f) => [f.name, f.bytes]))
    const mail = parseLetters(JSON.parse(Buffer.from(files.get('mail.json')!).toString('utf8')))
    const zh = letterFor(mail, { lang: 'zh', region: null }, 'release')
    expect(zh?.subject).toContain('修订，第2版')
    for (const words of ['■ 本版修订', '由2180.50亿元修订为1298.50亿元', REASON]) expect(zh?.text).toContain(words)
    expect(zh?.html).toContain('由2180.50亿元修订为1298.50亿元')
    const en = letterFor(mail, { lang: 'en', region: null }, 'release')
    expect(en?.text).toContain('restated from 2,180.50')
    expect(Buffer.from(files.get('restatements.csv')!).toString('utf8')).toContain(',-882.00,')
  })
})

test('reopened without a change it says so, and has no table', () => {
  const same = bulletinDocument(restatedInput(FIRST, FIRST), 'en')
  expect(tables(same, 'restated')).toEqual([])
  expect(sentences(same, 'restated')).toEqual([same.restated?.lead])
  expect(same.restated?.lead).toContain('No figure differs from edition 1')
})

test('a first edition says nothing of restatements and has no list', async () => {
  const first = { ...restatedInput(FIRST, FIRST), figures: edition(FIRST), round: smallRound, restatements: null }
  const doc = bulletinDocument(first, 'zh')
  expect(doc.restated).toBeNull()
  expect(doc.sections.map(({ id }) => id)).not.toContain('restated')
  expect((await renderFace('data', first, '')).map(({ name }) => name)).not.toContain('restatements.csv')
})

test('a later bulletin says which earlier round it is compared with was restated', () => {
  const revisedBasis = [{ period: '2024-03', edition: 2, reason: '漏报' }]
  const later = bulletinDocument({ ...restatedInput(FIRST, FIRST), revisedBasis }, 'zh')
  expect(sentences(later, 'notes')).toContain('本期同比所用的2024年3月数据已按第2版修订（r）。修订原因：漏报')
})
