import { expect, test } from 'vitest'
import { CHECKPOINT_FILE, MANIFEST_FILE } from '../../../shared/archive/manifest.ts'
import { verifyArchive } from '../../../shared/archive/verify.ts'
import { canonicalZip, placeInZip, readZip } from '../../../shared/archive/zip.ts'
import { ours, sealed, smallFiles } from '../../fixtures/archive.ts'
import { fc } from '../../fixtures/fast-check.ts'

/** Of the bulletin two files are enough: where bytes lie in a zip is the same for every file, and thousands of archives are read here. */
const few = [...(await smallFiles())].filter(([path]) => !/^mail\.json$|^bulletin\/(?!bulletin\.(pdf|csv)$)/.test(path))
const archive = canonicalZip(await sealed(new Map(few)))
const read = readZip(archive)
if ('fault' in read) throw new Error(read.fault)
const { files } = read
const names = [...files.keys()].sort()

const LOCAL_HEADER_BYTES = 30
const CENTRAL_HEADER_BYTES = 46

/** Where each file's parts lie in the zip. */
const places = names.map((name, index) => {
  const nameBytes = Buffer.byteLength(name)
  const before = names.slice(0, index)
  const local = before.reduce((at, n) => at + LOCAL_HEADER_BYTES + Buffer.byteLength(n) + files.get(n)!.length, 0)
  const directory = names.reduce((at, n) => at + LOCAL_HEADER_BYTES + Buffer.byteLength(n) + files.get(n)!.length, 0)
  const central = before.reduce((at, n) => at + CENTRAL_HEADER_BYTES + Buffer.byteLength(n), directory)
  const data = local + LOCAL_HEADER_BYTES + nameBytes
  return { name, local, data, size: files.get(name)!.length, central, centralEnd: central + 46 + nameBytes }
})
const end = places.at(-1)!.centralEnd

async function faultsWith(offset: number, flip = 1) {
  const bytes = Buffer.from(archive)
  bytes[offset] = bytes[offset]! ^ flip
  return (await verifyArchive(bytes, ours.key)).faults
}

test('the parts of the zip lie where the format says', () => {
  expect(archive.length).toBe(end + 22)
  for (const { name, local, data, central } of places) {
    expect(Buffer.from(archive.subarray(local, local + 4)).toString('latin1')).toBe('PK\x03\x04')
    expect(Buffer.from(archive.subarray(central, central + 4)).toString('latin1')).toBe('PK\x01\x02')
    for (const at of [local, data, central]) expect(placeInZip(files, at)).toBe(name)
  }
  expect(placeInZip(files, end)).toBeNull()
})

test('one byte of a file’s content is named with the file: first, middle and last byte of every file', async () => {
  for (const { name, data, size } of places) {
    for (const at of new Set([0, size >> 1, size - 1])) {
      const faults = await faultsWith(data + at)
      const named = faults.map(({ file }) => file)
      // Whatever is wrong with the manifest shows in the manifest, of which the checkpoint speaks.
      expect(named, `${name} byte ${at}`).toContain(name)
    }
  }
  expect(names).toEqual(expect.arrayContaining([MANIFEST_FILE, CHECKPOINT_FILE]))
})

test('one byte of any local header or directory entry is noticed, and a file is named', async () => {
  for (const { local, data, central, centralEnd } of places) {
    for (let at = local; at < data; at++) expect((await faultsWith(at)).length, `local ${at - local}`).toBe(1)
    for (let at = central; at < centralEnd; at++) {
      const faults = await faultsWith(at)
      expect(faults[0]?.file, `central ${at - central}`).toBeTruthy()
    }
  }
})

test('a header is named with its file where the content is whole', async () => {
  for (const { name, local, central } of places) {
    const TIME = 10
    expect(await faultsWith(local + TIME)).toMatchObject([{ file: name }])
    expect(await faultsWith(central + TIME + 2)).toMatchObject([{ file: name }])
  }
})

test('the end record, a comment and appended or prepended bytes are noticed', async () => {
  for (let at = end; at < archive.length; at++)
    expect((await faultsWith(at)).length, `end ${at - end}`).toBeGreaterThan(0)
  const comment = Buffer.concat([archive, Buffer.from('note')])
  comment.writeUInt16LE(4, archive.length - 2)
  for (const bytes of [comment, Buffer.concat([archive, Buffer.of(0)]), Buffer.concat([Buffer.of(0), archive])])
    expect((await verifyArchive(bytes, ours.key)).faults).not.toEqual([])
  for (const length of [0, 1, 21, 22, archive.length - 1])
    expect((await verifyArchive(archive.subarray(0, length), ours.key)).faults).not.toEqual([])
})

test('any byte anywhere, in any of its bits', async () => {
  const change = fc.record({ offset: fc.nat(archive.length - 1), flip: fc.integer({ min: 1, max: 255 }) })
  await fc.assert(
    fc.asyncProperty(change, async ({ offset, flip }) => (await faultsWith(offset, flip)).length > 0),
    { numRuns: 300, seed: 20250315 },
  )
})
