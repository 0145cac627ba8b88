import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Download, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, vi } from 'vitest'
import type { Cloud } from '../../infra/local/cloud.ts'
import { loadProgrammes } from '../../infra/programmes.ts'
import { verifierKeyName } from '../../shared/archive/manifest.ts'
import { formatNoteKey } from '../../shared/archive/note.ts'
import { publicKey } from '../../shared/aws/signer.ts'
import { roundTimes } from '../../shared/programme/calendar.ts'
import type { Programme, Zone } from '../../shared/programme/schema.ts'
import { zoneHistory } from '../../shared/store/history.ts'
import { verify } from '../../tools/commands/verify.ts'
import { importHistory } from '../../tools/play/history.ts'
import { linkFor, readInbox } from '../../tools/play/inbox.ts'
import { LOCAL_DIR, startLocalCloud, synthesize } from '../../tools/play/local-cloud.ts'
import { registerRecipients, reporterAddress } from '../../tools/play/recipients.ts'
import { careful, officesOf } from '../../tools/sample/office.ts'
import { browserTest } from '../fixtures/browser.ts'
import { openWorkbook } from '../fixtures/clerks-program.ts'
import { playground } from './start.ts'

// One zone's month as its clerk sees it: the page of the deployed template in a real browser (test/fixtures/browser.ts says which, and
// how a fresh machine has it), the form filled by another program than ours (test/fixtures/clerks-program.ts).

const PROGRAMME = 'henan-zones'
const PERIOD = '2025-03'
const ZONE = 'HN0102'
const SEED = 'browser'
const folder = playground()
const home = process.cwd()
const environment = { ...process.env }
let cloud: Cloud
let programme: Programme
let zone: Zone
let link: string

beforeAll(async () => {
  process.chdir(folder)
  programme = (await loadProgrammes('programmes')).get(PROGRAMME)!
  zone = programme.zones.find(({ id }) => id === ZONE)!
  const alone: Programme = { ...programme, zones: [zone], regions: [] }
  const { opensAt } = roundTimes(programme.calendar, PERIOD)
  synthesize()
  cloud = await startLocalCloud(PROGRAMME, new Date(Date.parse(opensAt) - 60_000).toISOString(), true)
  await registerRecipients(alone)
  const past = { period: PERIOD, zones: programme.zones.indexOf(zone) + 1, seed: SEED }
  await importHistory(join(LOCAL_DIR, PROGRAMME), programme, past, { step: () => undefined })
  await cloud.advanceTo(opensAt)
  link = linkFor(await readInbox(cloud.mailInboxUrl), reporterAddress(ZONE))!
}, 240_000)

afterAll(async () => {
  await cloud.settled()
  await cloud.stop()
  process.chdir(home)
  process.env = environment
  rmSync(folder, { recursive: true, force: true })
})

/** What the clerk copies from the ledgers: figure and remark of every cell that the form asks for. */
async function ledger(): Promise<readonly { code: string; title: string; text: string; remark: string }[]> {
  const offices = officesOf(programme, SEED, PERIOD)
  const history = await zoneHistory(programme, PERIOD, ZONE)
  const figures = offices.figures(zone, PERIOD)!
  const about = { programme, zone, period: PERIOD, history, figures, document: offices.model?.document ?? '' }
  const { judgement } = await careful(offices, { ...about, habit: 'json' })
  return judgement.values.map(({ series, filed, remark = '' }) => {
    const [code = '', measure] = series.split('/')
    return { code, title: measure === 'month' ? '本期' : '累计或期末', text: filed, remark }
  })
}

async function download(page: Page, name: string): Promise<Download> {
  const started = page.waitForEvent('download')
  await page.getByRole('link', { name }).first().click()
  return started
}

const bytesOf = async (file: Download) => new Uint8Array(readFileSync(await file.path()))

async function upload(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  const count = await page.locator('.revisions > li').count()
  await page.setInputFiles('#file', { name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) })
  await page.locator('.revisions > li').nth(count).waitFor()
}

/** Code and place of every finding that has to be fixed, as the page says them. */
async function mustBeFixed(page: Page): Promise<string[]> {
  const found = await page.locator('.findings').first().locator('li.validity').all()
  return Promise.all(
    found.map(async (item) => `${await item.locator('small').innerText()} ${await item.locator('.place').innerText()}`),
  )
}

/** The findings that the page from the zone's link gives offline to the same file, as they are read there. */
async function atTheDesk(page: Page, file: Uint8Array): Promise<string[]> {
  const own = join(folder, 'desk.html')
  writeFileSync(own, await bytesOf(await download(page, '下载报前自审网页')))
  const offline = await page.context().newPage()
  await offline.goto(pathToFileURL(own).href)
  await offline.setInputFiles('#file', { name: '三月.xlsx', mimeType: '', buffer: Buffer.from(file) })
  await offline.waitForSelector('[data-verdict=rejected]')
  return findingsOf(offline)
}

function findingsOf(page: Page): Promise<string[]> {
  return page.locator('.findings').first().locator('li').allInnerTexts()
}

/** What `verify RECEIPT FILE` prints, with the key beside the receipt. */
async function verified(receipt: Uint8Array, file: Uint8Array): Promise<string> {
  mkdirSync('receipt', { recursive: true })
  writeFileSync('receipt/receipt.json', receipt)
  writeFileSync('receipt/filed.xlsx', file)
  const key = { name: verifierKeyName(PROGRAMME), publicKey: await publicKey() }
  writeFileSync('receipt/verifier-key.txt', `${formatNoteKey(key)}\n`)
  const said = vi.spyOn(console, 'log').mockImplementation(() => undefined)
  await verify.run(['receipt/receipt.json', 'receipt/filed.xlsx'])
  const words = said.mock.calls.flat().join('\n')
  said.mockRestore()
  return words
}

browserTest(
  'a clerk fills, is refused, corrects the marked copy and holds a receipt',
  { timeout: 300_000 },
  async ({ page }) => {
    await page.goto(link)
    const form = await download(page, 'Excel')
    expect(form.suggestedFilename()).toBe('郑州经济技术开发区_2025年3月.xlsx')
    const filled = await openWorkbook(await bytesOf(form))
    const figures = await ledger()
    for (const { code, title, text, remark } of figures) {
      filled.type(filled.cellOf(code, title), text)
      if (remark !== '') filled.type(filled.cellOf(code, '说明'), remark)
    }
    const right = (code: string) => figures.find((each) => each.code === code && each.title !== '本期')!.text
    const mistakes = new Map([
      [filled.cellOf('E01', '累计或期末'), '5万'],
      [filled.cellOf('H01', '累计或期末'), ''],
      [filled.cellOf('D01', '累计或期末'), String(Number(right('D01')) + 100)],
    ])
    const [unit, empty, sum] = [...mistakes.keys()]
    for (const [cell, text] of mistakes) filled.type(cell, text)

    await upload(page, '三月.xlsx', await filled.save())
    expect(await page.locator('#standing').innerText()).toContain('未通过审核')
    const refused = [`E302 工作表“报表”${unit}`, `E305 工作表“报表”${empty}`, `K08 工作表“报表”${sum}`]
    expect(await mustBeFixed(page)).toEqual(refused)

    expect(await atTheDesk(page, await filled.save())).toEqual(await findingsOf(page))

    const copy = await download(page, '下载标注了意见的原表')
    expect(copy.suggestedFilename()).toBe('郑州经济技术开发区_2025年3月_审核意见.xlsx')
    const marked = await openWorkbook(await bytesOf(copy))
    for (const [index, code] of ['E01', 'H01', 'D01'].entries()) {
      const cell = marked.cellOf(code, '累计或期末')
      expect(marked.text(marked.cellOf(code, '审核意见'))).toContain(refused[index]!.split(' ')[0])
      expect([cell, marked.fill(cell)]).not.toEqual([cell, marked.fill(marked.cellOf('B01', '累计或期末'))])
      marked.type(cell, right(code))
    }
    const corrected = await marked.save()
    await upload(page, '三月（改）.xlsx', corrected)
    expect(await page.locator('.revisions > li').first().innerText()).toMatch(/^通过/)
    expect(await page.locator('#standing').innerText()).toContain('已报送，数据已计入本期')

    const receipt = await bytesOf(await download(page, '下载回执 (JSON)'))
    expect(await verified(receipt, corrected)).toContain('通过 VERIFIED: henan-zones 2025-03 HN0102')
    expect(await verified(receipt, await filled.save())).toContain('不通过 FAILED')
  },
)
