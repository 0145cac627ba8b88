import { expect, test } from 'vitest'
import { loadProgrammes } from '../../../infra/programmes.ts'
import { contentTypeOf, editionFiles, tableIds } from '../../../shared/bulletin/files.ts'
import { bulletinDocument } from '../../../shared/bulletin/model/bulletin-document.ts'
import { bigRound } from '../../fixtures/bulletin.ts'
import { editionOf } from '../../fixtures/filings.ts'

const programmes = [...(await loadProgrammes('programmes')).values()]

/** The tables of an edition in which nobody has filed: each is there, whatever its rows. */
function tablesOf(programme: (typeof programmes)[number]): string[] {
  const period = programme.calendar.frequency === 'annual' ? '2024-12' : '2025-12'
  const round = { ...bigRound, programme: programme.code, period, programmeHash: programme.hash }
  const input = { programme, round, figures: editionOf(programme, [], period), previousManifestHash: null }
  const ids: string[] = []
  JSON.stringify(bulletinDocument(input, 'zh'), (_key, value) => {
    if (typeof value?.id === 'string' && Array.isArray(value.columns)) ids.push(value.id)
    return value
  })
  return ids
}

test.each(programmes)(
  'every table of $code is a file of the edition, is found again by its id, and is served as CSV',
  (programme) => {
    const ids = [...new Set(tablesOf(programme))]
    expect(ids.length).toBeGreaterThan(1)
    const names = editionFiles(1, ids).map(({ name }) => name)
    expect(tableIds(names)).toEqual(ids)
    for (const name of names) expect(() => contentTypeOf(name)).not.toThrow()
  },
)

test('a table that is named by an indicator is one of them', () => {
  expect(tableIds(['tables/industries-A02.csv', 'tables/csv-metadata.json', 'tables/../x.csv'])).toEqual([
    'industries-A02',
  ])
  expect(contentTypeOf('tables/industries-A02.csv')).toBe('text/csv; charset=utf-8; header=present')
  expect(() => contentTypeOf('tables/.csv')).toThrow('has no file')
})
