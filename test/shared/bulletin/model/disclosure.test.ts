import { describe, expect, it } from 'vitest'
import { tablesOf } from '../../../../shared/bulletin/document.ts'
import { bulletinDocument } from '../../../../shared/bulletin/model/bulletin-document.ts'
import type { EditionFigures } from '../../../../shared/figures/figures.ts'
import type { Audiences } from '../../../../shared/programme/audience.ts'
import { bigFigures, bigProgramme, bigRound } from '../../../fixtures/bulletin.ts'
import { tables } from '../../../fixtures/parts.ts'

/** The month of the fixture, with one region that rests on two zones. */
const FEW = bigProgramme.regions.find(({ level, parent }) => level === 'unit' && parent === 'P')!
const plain = bigFigures()
const figures: EditionFigures = {
  ...plain,
  figures: plain.figures.map((figure) =>
    figure.areaLevel === 'region' && figure.area === FEW.code ? { ...figure, zones: 2 } : figure,
  ),
}
const printed = (audience?: Audiences) =>
  bulletinDocument(
    {
      programme: audience ? { ...bigProgramme, audience } : bigProgramme,
      ...{ round: bigRound, figures, previousManifestHash: null },
    },
    'zh',
  )
const rowOf = (doc: ReturnType<typeof printed>) =>
  tables(doc, 'regions')
    .flatMap(({ rows }) => rows)
    .find(({ cells }) => cells[0]?.text.startsWith(FEW.name.zh))!
const texts = (doc: ReturnType<typeof printed>) =>
  rowOf(doc)
    .cells.slice(2)
    .map(({ text }) => text)

describe('a bulletin whose tables have different readers', () => {
  it('prints for officials what it always did', () => {
    expect(printed({})).toEqual(printed())
    expect(texts(printed()).filter((text) => /\d/.test(text)).length).toBeGreaterThan(3)
  })

  it('marks what a public table does not show, and says what the mark means', () => {
    const doc = printed({ regions: 'public' })
    expect(texts(doc).filter((text) => /\d/.test(text))).toEqual([])
    expect(texts(doc)).toContain('※')
    expect(tables(doc, 'regions')[0]?.legend).toContain('※')
  })

  it('leaves the other tables as they are', () => {
    const [all, some] = [printed(), printed({ regions: 'public' })]
    expect(tables(some, 'zones')).toEqual(tables(all, 'zones'))
    expect(some.targets).toEqual(all.targets)
  })

  it('shows no single zone to the public', () => {
    const cells = tables(printed({ zones: 'public' }), 'zones').flatMap(({ rows }) =>
      rows.flatMap((row) => row.cells.slice(1)),
    )
    expect(cells.filter(({ text }) => /\d/.test(text))).toEqual([])
  })

  it('leaves out what is internal', () => {
    const doc = printed({ zones: 'internal', regions: 'internal', targets: 'internal' })
    expect(doc.targets).toEqual([])
    expect(tablesOf(doc).map(({ id }) => id)).toEqual(['key-figures'])
  })
})
