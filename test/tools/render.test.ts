import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasCompiler } from '../../infra/render-asset.ts'
import { archiveFiles } from '../../shared/archive/contents.ts'
import { canonicalZip } from '../../shared/archive/zip.ts'
import { sealed, smallRecord } from '../fixtures/archive.ts'

const folder = mkdtempSync(join(tmpdir(), 'zone-bulletin-render-'))
const archive = join(folder, 'archive.zip')
const out = join(folder, 'again')

beforeAll(async () => writeFileSync(archive, canonicalZip(await sealed(archiveFiles(await smallRecord())))))
afterAll(() => rmSync(folder, { recursive: true }))

/** The command as a person calls it: no cloud, no network, another zone and language than ours. */
function render(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [resolve('tools/zone-bulletin.ts'), 'render', ...args],
    {
      ...{ cwd: folder, encoding: 'utf8', timeout: 120_000 },
      env: { PATH: process.env.PATH ?? '', TZ: 'America/St_Johns', LANG: 'de_DE.UTF-8' },
    },
  )
  return { status, stdout, stderr }
}

interface Answer {
  readonly ok: boolean
  readonly files: readonly { readonly name: string; readonly outcome: string }[]
}

describe('render', () => {
  it('prints every file but the PDFs to the bytes that were sealed, and names those that differ', async () => {
    const { status, stdout } = render(archive, '--out', out, '--json')
    const { ok, files }: Answer = JSON.parse(stdout)
    const pdfs = files.filter(({ name }) => name.endsWith('.pdf'))
    // The test's archive has something short in the place of each PDF.
    expect(pdfs.map(({ outcome }) => outcome)).toEqual(Array(4).fill(hasCompiler() ? 'differs' : 'left-out'))
    expect({ status, ok }).toEqual(hasCompiler() ? { status: 1, ok: false } : { status: 0, ok: true })
    const others = files.filter(({ name }) => !name.endsWith('.pdf'))
    expect(others.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['bulletin.html', 'bulletin.xlsx', 'tables/key-figures.csv', 'mail.json']),
    )
    expect(others.filter(({ outcome }) => outcome !== 'same')).toEqual([])
    const record = await smallRecord()
    for (const { name } of others.filter(({ name }) => name !== 'mail.json'))
      expect(readFileSync(join(out, name)).equals(record.bulletin.get(name)!), name).toBe(true)
    expect(readFileSync(join(out, 'mail.json')).equals(record.mail)).toBe(true)
  }, 120_000)

  it('exits with 1 for a face that says something else, in words too', async () => {
    const record = await smallRecord()
    const page = Buffer.from(`${record.bulletin.get('bulletin.html')}`.replace('106.83', '166.83'))
    const bulletin = new Map([...record.bulletin, ['bulletin.html', page] as const])
    writeFileSync(archive, canonicalZip(await sealed(archiveFiles({ ...record, bulletin }))))
    const { status, stdout } = render(archive, '--out', out)
    expect(status).toBe(1)
    expect(stdout).toContain('不同 DIFFERS  bulletin.html')
    expect(stdout).toContain('相同 same bytes  bulletin.json')
  }, 120_000)

  it('asks for a place, and says what an archive that is none lacks', () => {
    expect(render(archive)).toMatchObject({ status: 2, stderr: expect.stringContaining('--out is missing') })
    writeFileSync(join(folder, 'no.zip'), 'no')
    expect(render(join(folder, 'no.zip'), '--out', out)).toMatchObject({ status: 2 })
  })
})
