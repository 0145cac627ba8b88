import { afterAll, beforeAll, expect, test } from 'vitest'
import { main as freeze } from '../../../functions/freeze/handler.ts'
import { main as seal } from '../../../functions/seal/handler.ts'
import { lineageOf } from '../../../shared/archive/lineage.ts'
import { verifierKeyName } from '../../../shared/archive/manifest.ts'
import { openArchive } from '../../../shared/archive/open.ts'
import { verifyArchive } from '../../../shared/archive/verify.ts'
import { getObject, putObject } from '../../../shared/aws/objects.ts'
import { publicKey } from '../../../shared/aws/signer.ts'
import { fileUpload } from '../../../shared/filing.ts'
import { objectKeys } from '../../../shared/keys.ts'
import { loadCut } from '../../../shared/store/cuts.ts'
import { saveProgramme } from '../../../shared/store/programmes.ts'
import { putRevision } from '../../../shared/store/revisions.ts'
import { createRound } from '../../../shared/store/rounds.ts'
import { addedUp, EDITION, rendered, workFigures } from '../../fixtures/closing.ts'
import { figureAt } from '../../fixtures/filings.ts'
import { basisRevisions } from '../../fixtures/small-month.ts'
import {
  type Filed,
  filedBy,
  formBytes,
  makeProgramme,
  smallProgramme,
  smallRound,
} from '../../fixtures/small-programme.ts'
import { BUCKETS, type Storage, startStorage } from '../../fixtures/storage.ts'

// A reform drew the zones anew, across the regions' borders: Z4 and Z6 of S and Z8 of N have become Z9 of S, and Z2 has moved from R to N.

const merged = makeProgramme({
  zones: smallProgramme.zones.flatMap((zone) => {
    if (zone.id === 'Z2') return [{ ...zone, region: 'N', predecessors: ['Z2'], predecessorRegions: { Z2: 'R' } }]
    if (zone.id === 'Z4')
      return [{ ...zone, id: 'Z9', predecessors: ['Z4', 'Z6', 'Z8'], predecessorRegions: { Z8: 'N' } }]
    return ['Z6', 'Z8'].includes(zone.id) ? [] : [zone]
  }),
})
const round = { ...smallRound, programmeHash: merged.hash }

let storage: Storage

beforeAll(async () => {
  storage = await startStorage(smallRound.opensAt)
  await saveProgramme(merged)
  await createRound(round)
  for (const revision of await basisRevisions()) await putRevision(revision)
  await filed('Z1', 'R', filedBy('9', '22', '2', '40'))
  await filed('Z2', 'N', filedBy('10', '30', '3', '50'))
  await filed('Z9', 'S', filedBy('15', '45.125', '3', '45'))
  storage.at('2025-04-10T10:00:05.000Z')
  await freeze({ programme: 'small', at: smallRound.closesAt })
  await addedUp()
})
afterAll(() => storage.stop())

async function filed(zone: string, region: string, figures: Filed): Promise<void> {
  const ref = { programme: 'small', period: '2025-03', region, zone, uploadId: `u${zone}` }
  const key = objectKeys.upload(ref)
  const bytes = formBytes(zone, figures, '2025-03', merged)
  const type = { contentType: 'application/json', metadata: { filename: `${zone}.json` } }
  storage.at('2025-04-03T02:00:00.000Z')
  const { versionId } = await putObject(BUCKETS.inbox, key, bytes, type)
  await fileUpload({ ref, key, versionId, round, programme: merged })
}

const basisOf = async (region: string, zone: string) =>
  (await loadCut(EDITION, region))?.zones
    .find((each) => each.zone === zone)
    ?.basis.map((pointer) => [pointer.zone ?? zone, pointer.region ?? region])

test('the cut names each predecessor with the region that it filed in', async () => {
  expect(await basisOf('S', 'Z9')).toEqual([
    ['Z4', 'S'],
    ['Z6', 'S'],
    ['Z8', 'N'],
  ])
  expect(await basisOf('N', 'Z2')).toEqual([['Z2', 'R']])
  expect(await basisOf('R', 'Z1')).toEqual([['Z1', 'R']])
})

test('a zone is compared with all that it was made from, wherever that was', async () => {
  const figures = await workFigures()
  // 18 + 18 + 0.1 of Z4, Z6 and Z8: 45.125 ÷ 36.1 is 1.25.
  expect(figureAt(figures, 'zone Z9 A/ytd').growth).toMatchObject({ value: '25.0', current: '45.125', base: '36.1' })
  expect(figureAt(figures, 'zone Z2 A/ytd').growth).toMatchObject({ value: '20.0', base: '25' })
  // R's growth is that of Z1 alone: what Z2 filed there a year ago has gone to N with it.
  expect(figureAt(figures, 'region R A/ytd').growth).toMatchObject({ value: '10.0', base: '20', zones: 1 })
  expect(figureAt(figures, 'region N A/ytd').growth).toMatchObject({ base: '25', zones: 1 })
  // 97.125 ÷ 81.1, all that was filed a year ago.
  expect(figureAt(figures, 'province P A/ytd').growth).toMatchObject({ value: '19.8', base: '81.1', zones: 3 })
})

test('the archive holds their filings, and proves the comparison', async () => {
  await rendered(EDITION, merged)
  await seal(EDITION)
  const key = { name: verifierKeyName('small'), publicKey: await publicKey() }
  const limit = { limitBytes: 10_000_000 }
  const archive = (await getObject(BUCKETS.archive, objectKeys.archive(EDITION, 'archive.zip'), limit))!.bytes
  expect((await verifyArchive(archive, key)).faults).toEqual([])
  const opened = openArchive(archive)
  if ('faults' in opened) throw new Error('cannot be opened')
  expect([...opened.files.keys()]).toContain('basis/2024-03/N/Z8.json')
  const [lineage] = lineageOf(opened.records, EDITION, { indicator: 'A', area: 'Z9' })
  expect(lineage?.filings.map(({ zone, period }) => `${zone} ${period}`)).toEqual([
    ...['Z9 2025-03', 'Z4 2024-03', 'Z6 2024-03', 'Z8 2024-03'],
  ])
})
