import { createHash } from 'node:crypto'
import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { bulletinHtml } from '../../../../shared/bulletin/html/bulletin-page.ts'
import { bulletinDocument } from '../../../../shared/bulletin/model/bulletin-document.ts'
import { browserTest } from '../../../fixtures/browser.ts'
import { bigFigures, bigProgramme, bigRound } from '../../../fixtures/bulletin.ts'
import { smallDocument } from '../../../fixtures/document.ts'

/** Every kind of row and mark, in as many zones as an examination of each cell's contrast can look at twelve times. */
const zones = bigProgramme.zones.slice(0, 24)
const ids = new Set(zones.map(({ id }) => id))
const figures = bigFigures()
const big = {
  ...{ programme: { ...bigProgramme, zones }, round: bigRound, previousManifestHash: 'b'.repeat(64) },
  figures: {
    ...figures,
    figures: figures.figures.filter(({ area, areaLevel }) => areaLevel !== 'zone' || ids.has(area)),
    standings: figures.standings.filter(({ zone }) => ids.has(zone)),
  },
}
const pages: [string, string][] = [
  ['one of everything', bulletinHtml([smallDocument('zh'), smallDocument('en')])],
  ['a hard month', bulletinHtml([bulletinDocument(big, 'zh'), bulletinDocument(big, 'en')])],
]
const [, small] = pages[0]!

describe('the page', () => {
  test('sets a long name in a tile in two lines', () => {
    expect(small).toContain('>Placetown</text>')
    expect(small).toContain('>upon Avon</text>')
    expect(small).toContain('>丙市高新技术产</text>')
  })

  test.each(pages)('is all that it needs, each anchor once: %s', (_name, page) => {
    expect(page.match(/(?:src|href)="(?!#)[^"]*"/g)).toBeNull()
    expect(page).not.toMatch(/<script|<link|@import|url\(|style="/)
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    expect(ids).toHaveLength(new Set(ids).size)
    for (const [, id] of page.matchAll(/(?:href="#|aria-labelledby=")([^" ]+)/g)) expect(ids).toContain(id)
  })

  test('allows its own style and nothing else', () => {
    const style = /<style>([\s\S]*?)<\/style>/.exec(small)![1]!
    const hash = createHash('sha256').update(style).digest('base64')
    expect(small).toContain(
      `content="default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'"`,
    )
  })

  test('shows texts as they are, and says in which language', () => {
    expect(small).toContain('<p>第一段 &lt;b&gt;&amp;</p>')
    expect(small).toContain('<html lang="zh-CN">')
    expect(small).toContain('<div class="edition" id="en" lang="en">')
    expect(small).toContain('<a href="#en" hreflang="en" lang="en">English edition</a>')
  })

  test('names heads with what they head, grouped ones too', () => {
    expect(small).toContain('<th scope="colgroup" colspan="2">营业收入</th>')
    expect(small).toContain('<th scope="col" rowspan="2">地区</th>')
    expect(small).toContain('<th scope="rowgroup" colspan="4"><span>第一组</span></th>')
    expect(small).toContain('<th scope="row">=SUM(A1)</th>')
    expect(small).toContain('<caption id="zh-table-regions-1-caption">表1　分地区情况</caption>')
  })

  test('has each chart described, and its data as a table', () => {
    for (const id of ['share', 'trend', 'tiles']) {
      const at = `zh-figure-${id}`
      expect(small).toMatch(new RegExp(`<title id="${at}-title">[^<]+</title><desc id="${at}-desc">[^<]+</desc>`))
      expect(small).toContain(`<caption id="zh-table-${id}-data-caption">`)
    }
  })

  test('bridges no gap in a line, and cuts a bar at its limit', () => {
    // Two runs of two and more points, and one point alone.
    expect(small).toContain('points="0,900 143,800"')
    expect(small).toContain('<circle class="dot"')
    expect(small).toContain('<rect class="bar" width="100.00%" y="25%" height="50%"/><svg x="100%"')
  })
})

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const WIDTHS = [360, 768, 1280]
const SCHEMES = ['light', 'dark'] as const

describe.each(pages)('in a browser: %s', (_name, content) => {
  browserTest(
    'asks for nothing, breaks no rule of WCAG 2.2 AA at three widths, light and dark, in both languages',
    async ({ page }) => {
      const { asked, complaints } = await opened(page, content)
      for (const lang of ['zh', 'en'])
        for (const width of WIDTHS)
          for (const colorScheme of SCHEMES) {
            await page.emulateMedia({ colorScheme })
            await page.setViewportSize({ width, height: 900 })
            await page.evaluate(`location.hash = '${lang}'`)
            expect(await violations(page), `${lang} ${width} ${colorScheme}`).toEqual([])
            const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth')
            expect(overflow, `${lang} ${width}`).toBeLessThanOrEqual(0)
          }
      expect(asked).toEqual([])
      expect(complaints).toEqual([])
    },
    120_000,
  )
})

browserTest('without a script the address chooses the language, down to a table', async ({ page }) => {
  await opened(page, small)
  const seen = () => page.evaluate("['zh', 'en'].filter((id) => document.getElementById(id).checkVisibility())")
  expect(await seen()).toEqual(['zh'])
  await page.click('text=English edition')
  expect(await seen()).toEqual(['en'])
  await page.click('#en .contents a[href="#en-regions"]')
  expect(await seen()).toEqual(['en'])
  await page.evaluate("location.hash = 'en-table-regions-1'")
  expect(await seen()).toEqual(['en'])
  await page.click('text=中文版')
  expect(await seen()).toEqual(['zh'])
})

browserTest('is printed light whatever the screen', async ({ page }) => {
  await opened(page, small)
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  const looks = await page.evaluate(
    '(({ backgroundColor, color }) => [backgroundColor, color])(getComputedStyle(document.body))',
  )
  expect(looks).toEqual(['rgb(255, 255, 255)', 'rgb(27, 36, 48)'])
})

/** The page as a file would be opened; what it asks for, and what the browser says against it. */
async function opened(page: Page, content: string) {
  const asked: string[] = []
  const complaints: string[] = []
  page.on('console', (message) => complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  const address = 'http://bulletin.example/'
  await page.route('**/*', (route) => {
    if (route.request().url() === address)
      return route.fulfill({ contentType: 'text/html; charset=utf-8', body: content })
    asked.push(route.request().url())
    return route.abort()
  })
  await page.goto(address)
  return { asked, complaints }
}

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  await page.evaluate('for (const each of document.querySelectorAll("details")) each.open = true')
  const options = { runOnly: RULES, resultTypes: ['violations'] }
  const found: axe.AxeResults = await page.evaluate(`axe.run(document, ${JSON.stringify(options)})`)
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.slice(0, 3).map(({ html }) => `${id}: ${html.slice(0, 160)}`),
  )
}
