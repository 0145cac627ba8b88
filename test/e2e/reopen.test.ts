import { execFile } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { loadProgrammes } from '../../infra/programmes.ts'
import { archivePaths } from '../../shared/archive/contents.ts'
import { lineageOf } from '../../shared/archive/lineage.ts'
import { verifierKeyName } from '../../shared/archive/manifest.ts'
import { openArchive } from '../../shared/archive/open.ts'
import { verifyArchive } from '../../shared/archive/verify.ts'
import { publicKey } from '../../shared/aws/signer.ts'
import { parseCsv } from '../../shared/csv.ts'
import { parseEarlierFigures } from '../../shared/figures/restatement/earlier.ts'
import { summarizeVintages, vintagesOf } from '../../shared/figures/restatement/vintages.ts'
import type { Zone } from '../../shared/programme/schema.ts'
import { readLog } from '../../shared/store/log.ts'
import { loadRound } from '../../shared/store/rounds.ts'
import { extend } from '../../tools/commands/extend.ts'
import { figure } from '../../tools/commands/figure.ts'
import { reopen } from '../../tools/commands/reopen.ts'
import { linkFor, readInbox } from '../../tools/play/inbox.ts'
import { type PlayedMonth, playMonth } from '../../tools/play/month.ts'
import { downloadArchive } from '../../tools/play/outputs.ts'
import { reporterAddress } from '../../tools/play/recipients.ts'
import { upload, zoneStatus } from '../../tools/play/zone-client.ts'
import { fillForm } from '../../tools/sample/forms.ts'
import { publishedFigures } from '../../tools/sample/published.ts'
import { playground } from './start.ts'

const PROGRAMME = 'zhengzhou-trade-in'
const PERIOD = '2024-12'
const REASON = '收购套数漏报1套'
const [FIRST, SECOND] = [1, 2].map((edition) => ({ programme: PROGRAMME, period: PERIOD, edition }))
/** A closing on a later day, at the hour at which the programme looks for rounds to close. */
const CLOSES = '2025-01-15T18:00:00+08:00'
const folder = playground()
const home = process.cwd()
const environment = { ...process.env }
let played: PlayedMonth
let zone: Zone
let first: Uint8Array

beforeAll(async () => {
  process.chdir(folder)
  const options = { programme: PROGRAMME, period: PERIOD, zones: null, fresh: true, quiet: true, stays: false }
  played = await playMonth(options)
  zone = (await loadProgrammes('programmes')).get(PROGRAMME)!.zones[0]!
  first = await archive(FIRST!)
}, 120_000)

afterAll(async () => {
  await played.stop()
  process.chdir(home)
  process.env = environment
  rmSync(folder, { recursive: true, force: true })
})

const archive = async (ref: NonNullable<typeof FIRST>) =>
  downloadArchive(played.cloud.apiUrl, await played.cloud.token('auditor'), ref)
const verified = async (bytes: Uint8Array) =>
  verifyArchive(bytes, { name: verifierKeyName(PROGRAMME), publicKey: await publicKey() })
const inbox = () => readInbox(played.cloud.mailInboxUrl)

function fileOf(bytes: Uint8Array, path: string): string {
  const opened = openArchive(bytes)
  if ('faults' in opened) throw new Error(JSON.stringify(opened.faults))
  return Buffer.from(opened.files.get(path)!).toString('utf8')
}

test('reopened with a reason, the zone gets a link that works and files a correction', async () => {
  const before = linkFor(await inbox(), reporterAddress(zone.id))
  const words = ['--programme', PROGRAMME, '--period', PERIOD, '--reason', REASON, '--closes', CLOSES, '--by', '张三']
  vi.spyOn(console, 'log').mockImplementation(() => undefined)
  expect(await reopen.run(words)).toBe(0)
  // Said twice, it is done once.
  expect(await reopen.run(words)).toBe(0)
  const mails = (await inbox()).filter(({ to, text }) => to.includes(reporterAddress(zone.id)) && text.includes(REASON))
  expect(mails.length).toBe(1)
  const link = linkFor(mails, reporterAddress(zone.id))!
  expect(link).not.toBe(before)
  expect(await upload(link, await corrected())).toBe('accepted')
}, 60_000)

test('the program in docs/machine-clients.md files as it says', async () => {
  const link = linkFor(await inbox(), reporterAddress(zone.id))!
  const headers = { accept: 'application/json' }
  const permission = await (await fetch(`${link}/permission`, { method: 'POST', headers })).text()
  writeFileSync('permission.json', permission)
  writeFileSync('form.json', (await corrected()).bytes)
  const documented = readFileSync(join(home, 'docs/machine-clients.md'), 'utf8')
  const program = /node --input-type=module -e '\n([\s\S]*?)'\n/.exec(documented)?.[1] ?? ''
  // Not in sync: the cloud that it talks to runs in this process.
  const ran = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program])
  expect(ran.stdout.trim()).toBe(`201 ${JSON.parse(permission).uploadId}`)
  await played.cloud.settled()
  const { revisions } = await zoneStatus(link)
  expect(revisions[0]).toMatchObject({ uploadId: JSON.parse(permission).uploadId, fileName: 'form.json' })
}, 60_000)

test('minutes added before the closing put it off: the close that is scheduled waits for them', async () => {
  const words = ['--programme', PROGRAMME, '--period', PERIOD, '--minutes', '30', '--reason', '停电', '--by', '张三']
  expect(await extend.run(words)).toBe(0)
  // Said twice, it is done once.
  expect(await extend.run(words)).toBe(0)
  const extended = { state: 'open', edition: 2, closesAt: '2025-01-15T10:30:00.000Z' }
  expect(await loadRound(PROGRAMME, PERIOD)).toMatchObject(extended)
  await played.cloud.advanceTo('2025-01-15T10:10:00.000Z')
  await played.cloud.settled()
  expect(await loadRound(PROGRAMME, PERIOD)).toMatchObject(extended)
  const told = (await inbox()).filter(({ to, text }) => to.includes(reporterAddress(zone.id)) && text.includes('停电'))
  expect(told.map(({ text }) => text.includes('2025年1月15日18:30'))).toEqual([true])
}, 60_000)

test('the next close makes edition 2, which marks, lists and explains what it restates', async () => {
  await played.cloud.advanceTo('2025-01-15T10:40:00.000Z')
  await played.cloud.settled()
  const late = ['--programme', PROGRAMME, '--period', PERIOD, '--minutes', '5', '--reason', '停电']
  expect(await extend.run(late)).toBe(1)
  const second = await archive(SECOND!)
  const result = await verified(second)
  expect(result.faults).toEqual([])
  expect(result.manifest?.previousManifestHash).toBe((await verified(first)).manifestHash)

  const csv = parseCsv(fileOf(second, archivePaths.bulletin('restatements.csv')))
  if ('fault' in csv) throw new Error(csv.fault.reason)
  const [head = [], ...rows] = csv.rows
  const listed = rows.map((row) => Object.fromEntries(head.map((name, index) => [name, row[index]])))
  const total = listed.find(({ area_level, indicator }) => area_level === 'province' && indicator === 'H00')
  expect(total).toMatchObject({ old: '10816', new: '10817', difference: '1', reason: REASON, zone: zone.id })
  const target = listed.find(({ area_level, measure }) => area_level === 'target' && measure === 'share')
  expect(target).toMatchObject({ old: '108.16', new: '108.17', difference: '0.01' })
  expect(listed.filter(({ indicator }) => indicator === 'H02')).toEqual([])
  expect(fileOf(second, archivePaths.bulletin('bulletin.csv'))).toMatch(/,H01,[^\r]*,5086,r,/)
  expect(fileOf(second, archivePaths.log)).toContain('"by":"张三"')
  expect(fileOf(second, archivePaths.round)).toContain('"minutes":30,"reason":"停电"')

  const officials = (await inbox()).filter(
    ({ subject, to }) => subject.includes('修订') && to[0]?.startsWith('official'),
  )
  expect(officials.length).toBeGreaterThan(0)
  expect(officials[0]?.text).toContain('由10816套修订为10817套')
}, 60_000)

test('edition 1 is as it was, byte for byte, and still verifies', async () => {
  const now = await archive(FIRST!)
  expect(Buffer.from(now).equals(first)).toBe(true)
  expect((await verified(now)).faults).toEqual([])
})

test('both archives say where a figure comes from, and how much it moved', async () => {
  const archives = [first, await archive(SECOND!)].map((bytes) => openArchive(bytes))
  const figures = archives.map((opened) => {
    if ('faults' in opened) throw new Error(JSON.stringify(opened.faults))
    const { records, manifest, files } = opened
    const [lineage] = lineageOf(records, manifest, { indicator: 'H01', area: zone.region })
    const earlier = parseEarlierFigures(JSON.parse(Buffer.from(files.get('figures.json')!).toString('utf8')))
    return { lineage: lineage!, earlier }
  })
  expect(figures.map(({ lineage }) => [lineage.figure.value, lineage.counted, lineage.missing])).toEqual([
    ['5085', [zone.id], []],
    ['5086', [zone.id], []],
  ])
  expect(figures[1]?.lineage.restatement?.causes[0]?.uploadId).toBe(figures[1]?.lineage.filings[0]?.uploadId)
  const vintages = vintagesOf(
    figures.map(({ earlier }) => earlier),
    zone.region,
  )
  expect(summarizeVintages(vintages).find(({ indicator }) => indicator === 'H01')).toMatchObject({
    ...{ periods: 1, restated: 1, largestPercent: '0.02' },
  })
  expect((await readLog(PROGRAMME, PERIOD)).filter(({ act }) => act === 'round-reopened').length).toBe(1)
})

test('the operator asks where a figure comes from, by programme and period', async () => {
  const said = vi.spyOn(console, 'log').mockImplementation(() => undefined)
  said.mockClear()
  const words = ['--programme', PROGRAMME, '--period', PERIOD, '--indicator', 'H00', '--area', '410100']
  expect(await figure.run(words)).toBe(0)
  expect(said.mock.calls[0]?.[0]).toContain('10817 套 r')
  expect(await figure.run([...words, '--edition', '1', '--json'])).toBe(0)
  expect(JSON.parse(said.mock.calls[1]?.[0])[0].figure).toMatchObject({ value: '10816', zones: 1 })
})

/** The published form with one more home bought. */
async function corrected() {
  const programme = (await loadProgrammes('programmes')).get(PROGRAMME)!
  const published = publishedFigures(PROGRAMME)(zone, PERIOD)!
  const figures = { ...published, 'H01/ytd': String(Number(published['H01/ytd']) + 1) }
  return fillForm({ programme, zone, period: PERIOD, history: [], habit: 'json', figures })
}
