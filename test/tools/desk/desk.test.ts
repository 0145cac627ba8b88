import { readFileSync } from 'node:fs'
import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { readFiled } from '../../../shared/intake/read.ts'
import type { Programme } from '../../../shared/programme/schema.ts'
import { browserTest } from '../../fixtures/browser.ts'
import { filledCells, form, henan, PERIOD, zone } from '../../fixtures/intake/form.ts'
import { asChromium87, openDesk } from './desk-page.ts'

// What a clerk does with the page: chooses, reads, prints, saves.

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const EARLIER = '2025-01/02'

function open(page: Page, programme: Programme = henan): Promise<void> {
  return openDesk(page, { programme, lang: 'zh', zone: null, period: null, history: [] })
}

async function choose(page: Page, field: '#file' | '#earlier', ...files: [name: string, bytes: Uint8Array][]) {
  const given = files.map(([name, bytes]) => ({ name, mimeType: XLSX, buffer: Buffer.from(bytes) }))
  await page.setInputFiles(field, given)
}

const answer = (page: Page) => page.locator('[data-verdict]').innerText()

browserTest('a form says itself what it is of, and the clerk may say otherwise', async ({ page }) => {
  await asChromium87(page)
  await open(page)
  await choose(page, '#file', ['三月.xlsx', await form('xlsx', filledCells('1'), { programme: henan })])
  expect(await answer(page)).toContain(`${zone.name.zh}（${zone.id}）2025年3月`)
  expect(await page.inputValue('#zone')).toBe(zone.id)
  expect(await page.inputValue('#period')).toBe(PERIOD)
  await page.selectOption('#zone', henan.zones[1]!.id)
  await page.waitForSelector('[data-verdict=rejected]')
  expect(await answer(page)).toContain('E205')
  await choose(page, '#file', [
    '四月.xlsx',
    await form('xlsx', filledCells('1', '2025-04'), { programme: henan, period: '2025-04' }),
  ])
  await page.waitForSelector('text=四月.xlsx')
  // What was chosen by hand is not taken back.
  expect(await answer(page)).toMatch(/E205[\s\S]*E206/)
})

browserTest('asks for what neither form nor clerk has said', async ({ page }) => {
  await open(page)
  await choose(page, '#file', ['空.csv', new TextEncoder().encode('a,b\r\n1,2\r\n')])
  const question = '请选择填报单位和报告期。'
  await page.waitForSelector(`#answer:has-text("${question}")`)
  expect(await page.locator('#answer').innerText()).toBe(question)
})

browserTest('earlier forms make the checks against the past run; without them it says so', async ({ page }) => {
  await open(page)
  const march = { ...filledCells('1', PERIOD, henan) }
  await choose(page, '#file', ['三月.xlsx', await form('xlsx', march, { programme: henan })])
  expect(await answer(page)).toContain('没有往期表格：与往期比较的审核未评估。')
  expect(await answer(page)).toContain('E501')
  const earlier = await form('csv', filledCells('10000', EARLIER), { programme: henan, period: EARLIER })
  const later = await form('csv', filledCells('1', '2025-04'), { programme: henan, period: '2025-04' })
  await choose(
    page,
    '#earlier',
    ['一二月.csv', earlier],
    ['四月.csv', later],
    ['别的.csv', new TextEncoder().encode('a,b\r\n')],
  )
  await page.waitForSelector('.earlier li')
  const said = await answer(page)
  expect(said).toContain('四月.csv：2025年4月不早于本期，没有使用。')
  expect(said).toContain('别的.csv：读不出报告期，没有使用。')
  expect(said).toMatch(/一二月\.csv：2025年1—2月，用于比较。|一二月\.csv：2025年1—2月的表格未通过审核，没有使用。/)
})

browserTest('a file may be dropped, and the answer read in English', async ({ page }) => {
  await open(page)
  const base64 = Buffer.from(await form('json', filledCells('5万'), { programme: henan })).toString('base64')
  await page.evaluate(`{
    const transfer = new DataTransfer()
    const bytes = Uint8Array.from(atob('${base64}'), (char) => char.charCodeAt(0))
    transfer.items.add(new File([bytes], 'march.json'))
    document.querySelector('.drop').dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, cancelable: true }))
  }`)
  await page.waitForSelector('[data-verdict=rejected]')
  await page.click('#lang')
  expect(await answer(page)).toContain('Correct each point before uploading.')
  expect(await answer(page)).toMatch(/rows\[0\]\.cumulative/)
  expect(await page.getAttribute('html', 'lang')).toBe('en')
})

browserTest('the copy is the form again with its findings in it, under a name of the office', async ({ page }) => {
  await open(page)
  const bytes = await form(
    'xlsx',
    { ...filledCells('1', PERIOD, henan), 'A01/ytd': { value: '5万' } },
    { programme: henan },
  )
  await choose(page, '#file', ['三月.xlsx', bytes])
  const saved = page.waitForEvent('download')
  await page.click('#save')
  const download = await saved
  expect(download.suggestedFilename()).toBe(`${zone.name.zh}_2025年3月_审核意见.xlsx`)
  const about = { programme: henan, period: PERIOD, zone, fileName: 'copy.xlsx' }
  const copy = await readFiled({ ...about, bytes: readFileSync(await download.path()) })
  const original = await readFiled({ ...about, bytes })
  expect([copy.values, copy.findings]).toEqual([original.values, original.findings])
})

browserTest('on paper there is the answer and nothing to choose', async ({ page }) => {
  await open(page)
  await choose(page, '#file', ['三月.xlsx', await form('xlsx', {}, { programme: henan })])
  await page.waitForSelector('[data-verdict]')
  await page.emulateMedia({ media: 'print' })
  expect(await page.locator('#choices').isVisible()).toBe(false)
  expect(await page.locator('.actions').isVisible()).toBe(false)
  expect(await page.locator('.findings li').first().isVisible()).toBe(true)
})

browserTest('nothing leaves the page and nothing stays', async ({ page }) => {
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await open(page)
  await choose(page, '#file', ['三月.xlsx', await form('xlsx', filledCells('1'), { programme: henan })])
  await page.waitForSelector('[data-verdict]')
  expect(asked.filter((url) => !url.startsWith('file:'))).toEqual([])
  expect(await page.evaluate(`fetch('https://example.com/').then(() => 'sent', () => 'refused')`)).toBe('refused')
  expect(await page.evaluate('localStorage.length + sessionStorage.length + document.cookie.length')).toBe(0)
})

browserTest('text of a programme stays text', async ({ page }) => {
  const title = { zh: '</script><script>document.title="run"</script>\u2028$&', en: '</script>' }
  await open(page, { ...henan, title })
  expect(await page.title()).toBe(`报前自审｜${title.zh}`)
  expect(await page.locator('.programme').innerText()).toContain('</script><script>')
})

browserTest('whoever hears or tabs through the page is told the same', async ({ page }) => {
  await open(page)
  await choose(page, '#file', ['三月.xlsx', await form('xlsx', filledCells('5万'), { programme: henan })])
  await page.waitForSelector('[data-verdict=rejected]')
  // The page's own policy lets no script of others in: the checker comes through the browser.
  const found = await page.evaluate(
    `${axe.source}; axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ' ' + nodes[0].html))`,
  )
  expect(found).toEqual([])
})
