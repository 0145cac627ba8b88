import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasCompiler } from '../../infra/render-asset.ts'
import { formatNoteKey } from '../../shared/archive/note.ts'
import { ours, smallArchive, testKey } from '../fixtures/archive.ts'
import { filedBytes, newReceiptKey, signedBy } from '../fixtures/signed-receipt.ts'

const folder = mkdtempSync(join(tmpdir(), 'zone-bulletin-cli-'))
const archive = join(folder, 'archive.zip')

beforeAll(async () => {
  writeFileSync(archive, await smallArchive())
  writeFileSync(join(folder, 'verifier-key.txt'), `${formatNoteKey(ours.key)}\n`)
})
afterAll(() => rmSync(folder, { recursive: true }))

/** The command as a person calls it: no cloud, no network, nothing of AWS in the environment. */
function call(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [resolve('tools/zone-bulletin.ts'), ...args], {
    ...{ cwd: folder, encoding: 'utf8', env: { PATH: process.env.PATH ?? '' } },
  })
  return { status, stdout, stderr }
}

describe('verify', () => {
  it('proves an archive by the key beside it', () => {
    const { status, stdout } = call('verify', archive)
    expect({ status, stdout }).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('通过 VERIFIED: small 2025-03'),
    })
  })

  it('answers programs in one object', () => {
    const { status, stdout } = call('verify', archive, '--json')
    expect(status).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ ok: true, faults: [], manifest: { programme: 'small', edition: 1 } })
  })

  it('names the file of a changed byte and exits with 1', () => {
    const bytes = readFileSync(archive)
    const at = bytes.indexOf('programme,period,edition')
    bytes[at] = (bytes[at] ?? 0) ^ 1
    const changed = join(folder, 'changed.zip')
    writeFileSync(changed, bytes)
    const { status, stdout } = call('verify', changed)
    expect({ status, stdout }).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('bulletin/bulletin-excel.csv'),
    })
  })

  it('takes nobody else’s key', () => {
    const file = join(folder, 'other-key.txt')
    writeFileSync(file, formatNoteKey({ ...testKey(8).key, name: ours.key.name }))
    const { status, stdout } = call('verify', archive, '--key', file)
    expect({ status, stdout }).toMatchObject({ status: 1, stdout: expect.stringContaining('checkpoint.txt') })
  })

  it.each([
    ['an archive that is not there', ['verify', 'nowhere.zip']],
    ['no archive', ['verify']],
    ['a key file that holds none', ['verify', archive, '--key', archive]],
    ['an option that it does not have', ['verify', archive, '--fast']],
    ['a command that there is not', ['prove']],
  ])('%s: exit code 2 and the usage', (_words, args) => {
    const { status, stdout, stderr } = call(...args)
    expect(status).toBe(2)
    expect(stdout + stderr).toContain('verify ARCHIVE')
  })
})

describe('receipt and verify', () => {
  const key = newReceiptKey()
  const [json, file, keyFile] = ['receipt.json', 'filed.bin', 'receipt-key.txt'].map((name) => join(folder, name))
  beforeAll(async () => {
    writeFileSync(json!, await signedBy(key))
    writeFileSync(file!, filedBytes)
    writeFileSync(keyFile!, formatNoteKey({ name: 'zb', publicKey: key.raw }))
  })
  const verify = (proof: string, of = file!) => call('verify', proof, of, '--key', keyFile!)

  it('proves a receipt, and says what was read, kept and refused', () => {
    const { status, stdout } = verify(json!)
    expect({ status, stdout }).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('5 values read = 4 kept + 1 refused.'),
    })
    expect(verify(json!, archive)).toMatchObject({ status: 1, stdout: expect.stringContaining('is about other bytes') })
  })

  it('takes a list of keys: the one that a receipt names decides, and a list from before it refuses', async () => {
    const [before, after] = [newReceiptKey(), newReceiptKey()]
    const list = (name: string, ...keys: readonly Uint8Array[]) => {
      const path = join(folder, name)
      const lines = keys.map((publicKey) => formatNoteKey({ name: 'zb', publicKey }))
      writeFileSync(path, `# keys of the office\n${lines.join('\n')}\n`)
      return path
    }
    const by = (keys: string) => call('verify', json!, file!, '--key', keys)
    expect(by(list('all.txt', before.raw, key.raw, after.raw)).status).toBe(0)
    const old = by(list('old.txt', before.raw))
    expect(old).toMatchObject({ status: 1, stdout: expect.stringContaining('was signed by another key') })
    expect(by(archive).status).toBe(2)
    writeFileSync(
      join(folder, 'archive-keys.txt'),
      `${formatNoteKey({ name: 'zb', publicKey: after.raw })}\n${formatNoteKey(ours.key)}\n`,
    )
    expect(call('verify', archive, '--key', join(folder, 'archive-keys.txt')).status).toBe(0)
  })

  it.each([
    ['one changed byte in the file', (text: string) => text, 1],
    ['another verdict', (text: string) => text.replace('"accepted"', '"rejected"'), 0],
    ['another zone', (text: string) => text.replace('"zone":"Z1"', '"zone":"Z2"'), 0],
    ['a second verdict', (text: string) => text.replace('"verdict":', '"verdict":"rejected","verdict":'), 0],
    ['half a receipt', (text: string) => text.slice(0, 200), 0],
  ])('%s: exit code 1 and the reason, as JSON too', (_words, forge, flip) => {
    const [forged, other] = [join(folder, 'forged.json'), join(folder, 'other.bin')]
    writeFileSync(forged, forge(readFileSync(json!, 'utf8')))
    const bytes = Buffer.from(filedBytes)
    bytes[0]! ^= flip
    writeFileSync(other, bytes)
    const { status, stdout } = call('verify', forged, other, '--key', keyFile!, '--json')
    expect({ status, ...JSON.parse(stdout) }).toEqual({ status: 1, ok: false, reason: expect.any(String) })
  })

  it.runIf(hasCompiler())('prints it as one file, which proves the same', () => {
    const pdf = join(folder, 'receipt.pdf')
    expect(call('receipt', json!, '--pdf', pdf, '--programmes', resolve('programmes'))).toMatchObject({
      ...{ status: 0, stdout: expect.stringContaining('仅代码 codes only') },
    })
    expect(verify(pdf)).toMatchObject({ status: 0, stdout: verify(json!).stdout })
    expect(verify(pdf, archive).status).toBe(1)
    expect(call('receipt', json!, '--pdf', pdf, '--programmes', resolve('programmes')).status).toBe(2)
    const [first, again] = [readFileSync(pdf), join(folder, 'again.pdf')]
    expect(call('receipt', pdf, '--pdf', again, '--programmes', resolve('programmes')).status).toBe(0)
    expect(readFileSync(again).equals(first)).toBe(true)
  })

  it.each([
    ['no receipt', ['receipt', file!, '--pdf', 'x.pdf']],
    ['nowhere to write', ['receipt', json!]],
  ])('%s: exit code 2', (_words, args) => expect(call(...args).status).toBe(2))
})

describe('programme check', () => {
  const copy = join(folder, 'henan-zones')
  beforeAll(() => cpSync(resolve('programmes/henan-zones'), copy, { recursive: true }))

  it('says what a whole programme has', () => {
    const { status, stdout } = call('programme', 'check', copy, '--json')
    expect(status).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ ok: true, code: 'henan-zones', zones: 184 })
  })

  it('names file, row and column of a fault', () => {
    const file = join(copy, 'zones.csv')
    const rows = readFileSync(file, 'utf8').split('\n')
    rows[2] = (rows[2] ?? '').replace('410100', '999999')
    writeFileSync(file, rows.join('\n'))
    const { status, stdout } = call('programme', 'check', copy)
    expect({ status, stdout }).toMatchObject({
      status: 1,
      stdout: expect.stringMatching(/zones\.csv: row 3, column region/),
    })
  })
})

it('needs a cloud for what is in one, and says how to get it', () => {
  const { status, stderr } = call('status', '--programme', 'small', '--period', '2025-03')
  expect(status).not.toBe(0)
  expect(stderr).toContain('npm start')
})

describe('figure', () => {
  it('says where a number comes from: formula, zones, filings and receipts', () => {
    const { status, stdout } = call('figure', '--archive', archive, '--indicator', 'A', '--area', 'P')
    expect(status).toBe(0)
    for (const words of ['106.83', '汇总 counted: 5/8', 'Z3 Z5 Z6', 'receipts/R/Z1/u1b~v-u1b.json', '之和'])
      expect(stdout).toContain(words)
    const json = call('figure', '--archive', archive, '--indicator', 'A', '--area', 'P', '--measure', 'month', '--json')
    expect(JSON.parse(json.stdout)).toMatchObject([{ programme: 'small', figure: { measure: 'month', area: 'P' } }])
  })

  it.each([
    ['an indicator', ['--indicator', 'XX', '--area', 'P'], 'has no indicator XX; it has A C'],
    ['an area', ['--indicator', 'A', '--area', 'XX'], 'has no region or zone XX'],
    ['a measure', ['--indicator', 'A', '--area', 'P', '--measure', 'end'], 'no figure of A end for P'],
  ])('%s that there is not: exit code 2 and what there is', (_words, args, message) => {
    const { status, stderr } = call('figure', '--archive', archive, ...args)
    expect({ status, stderr }).toMatchObject({ status: 2, stderr: expect.stringContaining(message) })
  })
})

describe('vintages', () => {
  it('says how much first figures moved, from archives alone', () => {
    const { status, stdout } = call('vintages', archive, archive, '--indicator', 'A', '--json')
    expect(status).toBe(0)
    const { area, summaries } = JSON.parse(stdout)
    expect(area).toBe('P')
    expect(summaries).toContainEqual({
      ...{ indicator: 'A', measure: 'ytd', periods: 1, restated: 0 },
      ...{ meanPercent: '0.00', meanAbsolutePercent: '0.00', largestPercent: '0.00' },
    })
    expect(call('vintages', archive).stdout).toContain('A 营业收入/ytd | 1 | 0 |')
  })

  it('needs archives that are whole', () => {
    expect(call('vintages').status).toBe(2)
    expect(call('vintages', join(folder, 'verifier-key.txt')).status).toBe(2)
  })
})
