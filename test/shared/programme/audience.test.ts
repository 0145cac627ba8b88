import { expect, test } from 'vitest'
import { audienceOf } from '../../../shared/programme/audience.ts'
import { loadProgramme } from '../../../shared/programme/load.ts'
import { faultsOf, files, withMember } from './files.ts'

test('a table is for the bulletin’s readers where the programme says nothing', () => {
  const programme = loadProgramme(files())
  expect(programme).not.toHaveProperty('audience')
  expect(audienceOf(programme, 'zones')).toBe('bulletin')
})

test('a programme states the audience of single tables', () => {
  const programme = loadProgramme(withMember('audience', { zones: 'internal', regions: 'public' }))
  const tables = ['zones', 'regions', 'targets', 'data'] as const
  expect(tables.map((table) => audienceOf(programme, table))).toEqual(['internal', 'public', 'bulletin', 'bulletin'])
})

test('what the mail tells and the published file are for somebody, and other words are none', () => {
  expect(faultsOf(withMember('audience', { data: 'internal' }))).toEqual([
    'programme.json: audience.data: must be bulletin or public',
  ])
  expect(faultsOf(withMember('audience', { zones: 'everybody', standings: 'public' }))).toEqual([
    'programme.json: audience.zones: must be internal or bulletin or public',
    'programme.json: audience.standings: no such member is known',
  ])
})
