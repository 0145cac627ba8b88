import { spawnSync } from 'node:child_process'
import { generateKeyPairSync, sign } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { formatNoteKey } from '../../shared/archive/note.ts'
import { sha256Hex } from '../../shared/digest.ts'
import { receiptOf, signReceipt } from '../../shared/receipt.ts'
import type { Revision } from '../../shared/submission.ts'

const folder = mkdtempSync(join(tmpdir(), 'zone-bulletin-judge-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** As a person calls it, with nothing of a cloud in the environment. */
function call(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [resolve('tools/zone-bulletin.ts'), ...args], {
    ...{ encoding: 'utf8', env: { PATH: process.env.PATH ?? '' } },
  })
  return { status, stdout, stderr }
}

const at = (name: string) => join(folder, name)
const MARCH: readonly string[] = ['--programme', 'henan-zones', '--period', '2025-03', '--zone', 'HN0102']

describe('form and judge', () => {
  beforeAll(() => {
    mkdirSync(at('past/2025-01_02'), { recursive: true })
    expect(call('form', at('past/2025-01_02/HN0102.csv'), ...MARCH.with(3, '2025-01/02'), '--sample').status).toBe(0)
    expect(call('form', at('sample.csv'), ...MARCH, '--sample').status).toBe(0)
  })

  it('accept a sample as it was written, with the history that it was made from', () => {
    const { status, stdout } = call('judge', at('sample.csv'), ...MARCH, '--history', at('past'), '--json')
    const answer = JSON.parse(stdout)
    expect([status, answer.verdict]).toEqual([0, expect.stringMatching(/^accepted/)])
    const { counts, sha256, history } = answer
    expect(counts.read).toBe(counts.kept + counts.refused)
    expect([sha256, history]).toEqual([sha256Hex(readFileSync(at('sample.csv'))), ['2025-01/02']])
  })

  it('describe the form to programs: a sample as JSON fits the schema of the same zone and period', () => {
    expect(call('form', at('form.schema.json'), ...MARCH, '--format', 'schema').status).toBe(0)
    expect(call('form', at('form.csv-metadata.json'), ...MARCH, '--format', 'csvw').status).toBe(0)
    expect(call('form', at('sample.json'), ...MARCH, '--sample').status).toBe(0)
    const read = (name: string) => JSON.parse(readFileSync(at(name), 'utf8'))
    const validate = new Ajv2020({ allErrors: true }).compile(read('form.schema.json'))
    expect([validate(read('sample.json')), validate.errors]).toEqual([true, null])
    const columns = read('form.csv-metadata.json').tableSchema.columns.map(({ name }: { name: string }) => name)
    expect(columns).toContain('cumulative')
    expect(call('form', at('x.json'), ...MARCH, '--format', 'yaml').status).toBe(2)
  })

  it('reject what is wrong with code and place, and write it back annotated', () => {
    const wrong = readFileSync(at('sample.csv'), 'utf8').replace(/^(A01,.*?亿元,—,)[^,]*/m, '$15万')
    writeFileSync(at('wrong.csv'), wrong)
    const { status, stdout } = call('judge', at('wrong.csv'), ...MARCH, '--json', '--annotated', at('back.csv'))
    const { verdict, findings, annotated } = JSON.parse(stdout)
    expect([status, verdict, annotated]).toEqual([1, 'rejected', true])
    expect(findings).toContainEqual(expect.objectContaining({ code: 'E302', place: { row: 7, column: 6 } }))
    expect(readFileSync(at('back.csv'), 'utf8')).toContain('审核意见')
    const words = call('judge', at('wrong.csv'), ...MARCH)
    expect(words).toMatchObject({
      status: 1,
      stdout: expect.stringMatching(/退回修改 Rejected[\s\S]*E302 .*第 7 行第 6 列/),
    })
  })

  it('find an empty workbook incomplete, and never write over a file', () => {
    expect(call('form', at('empty.xlsx'), ...MARCH).status).toBe(0)
    expect(call('judge', at('empty.xlsx'), ...MARCH)).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('E305'),
    })
    expect(call('form', at('empty.xlsx'), ...MARCH)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('already'),
    })
  })

  it.each([
    ['no such programme', ['--programme', 'none', '--period', '2025-03', '--zone', 'HN0102'], 'henan-zones'],
    ['no such zone', MARCH.with(5, 'XX'), 'has no zone XX'],
    ['no such period', MARCH.with(3, '2025-02'), 'has no period'],
    ['no such format', [...MARCH, '--format', 'pdf'], 'xlsx, csv, json, schema or csvw'],
  ])('%s: exit code 2, and nothing is written', (_words, options, message) => {
    expect(call('form', at('none.xlsx'), ...options)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining(message),
    })
    expect(existsSync(at('none.xlsx'))).toBe(false)
  })
})

it('a folder that is not there, and a folder for a file, are said in words', () => {
  const nowhere = call('form', at('nowhere/a.xlsx'), ...MARCH)
  expect(nowhere).toMatchObject({ status: 2, stderr: expect.stringContaining(`there is no folder ${at('nowhere')}`) })
  expect(call('judge', folder, ...MARCH)).toMatchObject({ status: 2, stderr: expect.stringContaining('is a folder') })
})

describe('desk', () => {
  it('writes one page with the programme in it, wherever it is called, and never over one', () => {
    const written = call('desk', '--programme', 'henan-zones', '--out', at('desk.html'), '--json')
    const page = readFileSync(at('desk.html'))
    const about = { file: at('desk.html'), programme: 'henan-zones', size: page.length }
    expect(JSON.parse(written.stdout)).toMatchObject(about)
    expect(page.includes('郑州经济技术开发区')).toBe(true)
    expect(call('desk', '--programme', 'henan-zones', '--out', at('desk.html')).status).toBe(2)
    const words = ['desk', '--programme', 'zhengzhou-trade-in', '--json']
    const elsewhere = spawnSync(process.execPath, [resolve('tools/zone-bulletin.ts'), ...words], {
      ...{ cwd: folder, encoding: 'utf8', env: { PATH: process.env.PATH ?? '' } },
    })
    expect(JSON.parse(elsewhere.stdout).file).toMatch(/^报前自审_.*\.html$/)
  })
})

describe('verify RECEIPT FILE', () => {
  const bytes = Buffer.from('the file')
  const revision: Revision = {
    ...{ programme: 'small', period: '2025-03', region: 'R', zone: 'Z1', uploadId: 'u', versionId: 'v' },
    ...{ receivedAt: '2025-04-02T01:00:00.000Z', size: bytes.length, sha256: sha256Hex(bytes), fileName: '三月.xlsx' },
    ...{ timeliness: 'on-time', programmeHash: 'b'.repeat(64) },
    judgement: {
      ...{ verdict: 'accepted', format: 'csv', values: [], findings: [] },
      counts: { read: 0, kept: 0, refused: 0 },
    },
  }
  beforeAll(async () => {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519')
    const raw = Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url')
    const signed = await signReceipt(receiptOf(revision), async (message) => sign(null, message, privateKey), raw)
    writeFileSync(at('receipt.json'), signed)
    writeFileSync(at('verifier-key.txt'), formatNoteKey({ name: 'test', publicKey: raw }))
    writeFileSync(at('filed.xlsx'), bytes)
    writeFileSync(at('other.xlsx'), 'another file')
  })

  it('proves that exactly these bytes were filed, by the key beside it', () => {
    const { status, stdout } = call('verify', at('receipt.json'), at('filed.xlsx'))
    expect({ status, stdout }).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('通过 VERIFIED: small 2025-03 Z1'),
    })
    const json = call('verify', at('receipt.json'), at('filed.xlsx'), '--key', at('verifier-key.txt'), '--json')
    expect(JSON.parse(json.stdout)).toMatchObject({ ok: true, receipt: { uploadId: 'u', verdict: 'accepted' } })
  })

  it('refuses other bytes, another verdict and what is no receipt', () => {
    expect(call('verify', at('receipt.json'), at('other.xlsx'))).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('other bytes'),
    })
    writeFileSync(at('changed.json'), readFileSync(at('receipt.json'), 'utf8').replace('accepted', 'rejected'))
    expect(call('verify', at('changed.json'), at('filed.xlsx'))).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('signature'),
    })
    expect(call('verify', at('filed.xlsx'), at('filed.xlsx')).status).toBe(1)
    expect(call('verify', at('receipt.json'), at('nowhere.xlsx')).status).toBe(2)
    expect(call('verify', at('receipt.json'), at('filed.xlsx'), at('other.xlsx')).status).toBe(2)
  })
})
