import { beforeEach, describe, expect, it, vi } from 'vitest'
import { main } from '../../../functions/render/handler.ts'
import { hasCompiler } from '../../../infra/render-asset.ts'
import { parseLetters } from '../../../shared/bulletin/mail/letter-file.ts'
import { canonicalJson } from '../../../shared/digest.ts'
import { RoundStateError, StoredShapeError } from '../../../shared/errors.ts'
import { loadEditionFiles } from '../../../shared/store/edition-files.ts'
import { tradeInFigures, tradeInProgramme, tradeInRound } from '../../fixtures/trade-in.ts'
import { renderAssets } from '../../shared/typst/assets.ts'

/** The bucket between the steps of a close, in memory. */
const bucket = vi.hoisted(() => new Map<string, { bytes: Uint8Array; contentType: string }>())
const store = vi.hoisted(() => ({ round: vi.fn() }))

vi.mock('../../../shared/aws/objects.ts', () => ({
  getObject: async (_bucket: string, key: string) => bucket.get(key) ?? null,
  putObject: async (_bucket: string, key: string, bytes: Uint8Array, options: { contentType: string }) => {
    bucket.set(key, { bytes, ...options })
  },
}))
vi.mock('../../../shared/store/rounds.ts', () => ({ loadRound: store.round }))
vi.mock('../../../shared/store/programmes.ts', () => ({ loadProgramme: async () => tradeInProgramme }))

const ref = { programme: 'homes', period: '2024-12', edition: 1 }
const WORK = 'working/homes/2024-12/edition-1/'
const put = (name: string, data: unknown) =>
  bucket.set(`${WORK}${name}`, { bytes: Buffer.from(canonicalJson(data)), contentType: 'application/json' })
const text = (name: string) => Buffer.from(bucket.get(`${WORK}${name}`)?.bytes ?? []).toString()

beforeEach(() => {
  vi.stubEnv('ROUNDS_BUCKET', 'rounds')
  bucket.clear()
  store.round.mockResolvedValue(tradeInRound)
  put('figures.json', tradeInFigures())
  put('context.json', { previousManifestHash: null, revisedBasis: [] })
})

describe('render', () => {
  it('leaves every file of the edition but its PDFs, and the mail, beside the figures; then the list of its tables', async () => {
    const { names } = await main({ ...ref, face: 'data' })
    const keys = ['figures.json', 'context.json', ...names, 'tables.json'].map((name) => `${WORK}${name}`)
    expect([...bucket.keys()]).toEqual(keys)
    const files = (await loadEditionFiles(ref)).filter(({ face }) => face === 'data')
    expect([...names].sort()).toEqual([...files.map(({ name }) => name), 'mail.json'].sort())
    expect(names).toEqual(expect.arrayContaining(['tables/key-figures.csv', 'bulletin.html', 'bulletin.xlsx']))
    for (const { name, contentType } of files) expect(bucket.get(`${WORK}${name}`)?.contentType).toBe(contentType)
    expect(text('bulletin.csv')).toContain('10816')
    expect(parseLetters(JSON.parse(text('mail.json'))).letters.map(({ lang }) => lang)).toContain('en')
    expect(bucket.get(`${WORK}bulletin.csv`)?.contentType).toMatch(/^text\/csv; charset=utf-8/)
  })

  it.runIf(hasCompiler())(
    'leaves the PDF there for reading and for keeping, printed with what lies beside its code',
    async () => {
      const assets = await renderAssets()
      try {
        vi.stubEnv('LAMBDA_TASK_ROOT', assets.dir)
        const names = ['bulletin.pdf', 'bulletin-archive.pdf']
        expect(await main({ ...ref, face: 'pdf' })).toEqual({ face: 'pdf', names })
        for (const name of names) expect(text(name)).toMatch(/^%PDF-1\.7/)
      } finally {
        assets.remove()
      }
    },
  )

  it('writes the same bytes when it runs again', async () => {
    await main({ ...ref, face: 'data' })
    const first = new Map(bucket)
    await main({ ...ref, face: 'data' })
    expect(new Map(bucket)).toEqual(first)
  })

  it('refuses what the close has not come to', async () => {
    bucket.clear()
    await expect(main({ ...ref, face: 'data' })).rejects.toThrow(RoundStateError)
    store.round.mockResolvedValue(null)
    await expect(main({ ...ref, face: 'data' })).rejects.toThrow('there is no round homes 2024-12')
  })

  it('refuses figures of another shape', async () => {
    put('figures.json', { ...tradeInFigures(), coverage: null })
    await expect(main({ ...ref, face: 'data' })).rejects.toThrow(StoredShapeError)
  })
})
