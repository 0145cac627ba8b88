import { describe, expect, it } from 'vitest'
import { letterFor, type MailLetter } from '../../../../shared/bulletin/mail/letter-file.ts'
import { bulletinLetters } from '../../../../shared/bulletin/mail/letters.ts'
import type { Rank } from '../../../../shared/figures/analysis/analysis.ts'
import { bigFigures, bigProgramme, bigRound } from '../../../fixtures/bulletin.ts'

const input = { programme: bigProgramme, round: bigRound, figures: bigFigures(), previousManifestHash: null }
const release = { minimumCoveragePercent: 80, expectedCoveragePercent: 95, aheadMinutes: 30 }
const restated = {
  ...input,
  round: { ...bigRound, edition: 2, reason: '第3县更正营业收入' },
  figures: { ...bigFigures(), edition: 2 },
}
const ranked = { ...input, figures: { ...bigFigures(), analysis: { ...noAnalysis(), ranks: [rank('R4', 3)] } } }

const letters = async (of: typeof input = input) => (await bulletinLetters(of)).letters
async function letter(lang: 'zh' | 'en', region: string | null = null, of = input): Promise<MailLetter> {
  return letterFor({ letters: await letters(of) }, { lang, region }, 'release')!
}

describe('the letters of an edition', () => {
  it('are one a language for the whole, and one for each region', async () => {
    const all = await letters()
    expect(all).toHaveLength(2 * (1 + 19))
    expect(all.filter(({ region }) => region === null).map(({ lang }) => lang)).toEqual(['zh', 'en'])
  })

  it('go by the recipient’s language and region, and by the whole where the region has none', async () => {
    const all = { letters: await letters() }
    expect(letterFor(all, { lang: 'en', region: 'R4' }, 'release')).toMatchObject({ lang: 'en', region: 'R4' })
    expect(letterFor(all, { lang: 'zh', region: 'elsewhere' }, 'release')).toMatchObject({ lang: 'zh', region: null })
    expect(letterFor(all, { lang: 'zh', region: null }, 'ahead')).toBeNull()
  })

  it('name programme, period, status and issue in the subject, after the mark of invented data', async () => {
    expect((await letter('zh')).subject).toBe('【样例数据】示例省开发区产业集群统计月报 2025年3月（初步）2025年第2期')
    expect((await letter('en', 'R4')).subject).toBe(
      '[SAMPLE DATA] Monthly bulletin of development zones March 2025 (preliminary), No. 2 of 2025: Region R4',
    )
  })

  it('are in one language each, with the same figures', async () => {
    const [zh, en] = [(await letter('zh')).text, (await letter('en')).text]
    expect(zh).toContain('· 一般公共预算收入，累计\n    1455060.00亿元  同比增长2.6倍；178/184家')
    expect(en).toContain('1,455,060.00 (CNY 100 million)  up 256.0% year on year; 178/184 zones')
    expect(zh).toContain('36376.50亿元  完成121.26%，已达到；目标超过30000亿元')
    expect(en).toContain('36,376.50 (CNY 100 million)  121.26% of it, reached; target above 30,000 (CNY 100 million)')
    for (const { lang, text, html } of await letters())
      if (lang === 'en') expect(text + html).not.toMatch(/\p{Script=Han}/u)
  })

  it('lead with a region’s own figures, growth, rank and coverage, beside the headline of the whole', async () => {
    for (const body of bodies(await letter('zh', 'R4', ranked))) {
      const [own = '', whole = ''] = body.split('示例省：主要指标')
      expect(own).toContain('本地区：第4市')
      expect(own).toContain('应报10家，已报9家，通过审核9家，报送率90.0%，无迟报。')
      expect(own).toContain('第3位（共19）')
      expect(own).toContain('68307.00亿元')
      expect(whole).toContain('363765.00亿元')
      expect(whole).toContain('应报184家')
    }
  })

  it('show a region that holds another with and without it', async () => {
    const { text } = await letter('zh', 'R1')
    expect(text).toMatch(/· 主导产业集群规模（营业收入），累计\n.*\n· 含某某航空港经济综合实验区\n/)
  })

  it('state who is missing and that the data are invented, in text and HTML', async () => {
    for (const body of bodies(await letter('zh'))) {
      expect(body).toContain('应报184家，已报180家，通过审核178家，报送率96.7%；其中迟报4家。')
      expect(body).toContain('未报4家，名单见月报。')
      expect(body).toContain('样例数据：数字系虚构，非官方发布')
    }
  })

  it('leave link, hash and way out to be filled', async () => {
    for (const { text, html } of await letters()) {
      expect(text.match(/\{\w+\}/g)).toEqual(['{link}', '{manifest}', '{unsubscribe}'])
      expect(html.match(/href="\{\w+\}"/g)).toEqual(['href="{link}"', 'href="{unsubscribe}"'])
    }
  })
})

describe('what must not be overlooked', () => {
  it('a restated edition says so in its subject and in a block of its own', async () => {
    const mail = await letter('zh', null, restated)
    expect(mail.subject).toContain('【样例数据】【修订，第2版】')
    expect(mail.text).toContain('■ 本版修订\n本版为第2版，修订并取代此前各版。修订原因：第3县更正营业收入')
    expect(mail.html).toContain('border-left:4px')
    expect((await letter('en', null, restated)).text).toContain('This is edition 2: figures are restated')
    for (const body of bodies(await letter('zh'))) expect(body).not.toContain('修订')
  })

  it('a letter ahead of the release is under embargo until the minute, and only where the programme sends any', async () => {
    expect((await letters()).filter(({ kind }) => kind === 'ahead')).toEqual([])
    const all = await letters({ ...input, programme: { ...bigProgramme, release } })
    expect(all).toHaveLength(4 * 20)
    const ahead = letterFor({ letters: all }, { lang: 'zh', region: null }, 'ahead')!
    expect(ahead.subject).toContain('【2025年4月15日10:00前不得公开】')
    for (const body of bodies(ahead)) {
      expect(body).toContain('提前送阅，2025年4月15日10:00之前不得公开、转发或引用。每次查阅均有记录。')
      expect(body).toContain('将于2025年4月15日10:00发布')
    }
    expect(letterFor({ letters: all }, { lang: 'en', region: 'R2' }, 'ahead')?.subject).toContain(
      '[EMBARGO until 15 Apr 2025, 10:00]',
    )
  })
})

describe('as mail programs are', () => {
  it('takes a programme’s texts for text: no markup, no second header line', async () => {
    const name = { zh: '<img src=x>&"办公室"', en: 'Office' }
    const series = { zh: '月报\r\nBcc: a@example.org', en: 'Bulletin' }
    const office = { ...bigProgramme.office, name }
    const programme = { ...bigProgramme, office, bulletin: { ...bigProgramme.bulletin, series } }
    const mail = await letter('zh', null, { ...input, programme })
    expect(mail.html).toContain('&lt;img src=x&gt;&amp;&quot;办公室&quot;')
    expect(mail.html).not.toContain('<img')
    expect(mail.subject).not.toMatch(/\p{Cc}/u)
  })

  it('is laid out by tables with old attributes, loads nothing from elsewhere and runs nothing', async () => {
    for (const { html } of await letters()) {
      expect(html).not.toMatch(/<(script|img|link|iframe|style|form|video|svg)\b|https?:|url\(|@media|@import/i)
      expect(html).not.toMatch(/display:\s*(grid|flex)|position:|float:/i)
      expect(html).toContain('max-width:640px')
      expect(html).toMatch(/<!--\[if mso\]><table role="presentation" width="640"/)
      expect(html.match(/<td [^>]*background-color/g)!.length).toBeGreaterThan(8)
      for (const cell of html.match(/<t[dh] [^>]*background-color[^>]*>/g)!) expect(cell).toContain('bgcolor="#')
    }
  })

  it('has head cells for columns and rows', async () => {
    const { html } = await letter('zh')
    expect(html.match(/<th scope="col"/g)).toHaveLength(2 * 3)
    expect(html.match(/<th scope="row"/g)!.length).toBeGreaterThan(8)
  })

  it('stays well below the size at which mail programs cut (102 kB)', async () => {
    for (const { html } of await letters()) expect(Buffer.byteLength(html)).toBeLessThan(60_000)
  })

  it('is the same text every time', async () => {
    expect(await letters()).toEqual(await letters({ ...input, figures: bigFigures() }))
  })
})

const bodies = ({ text, html }: { text: string; html: string }) => [text, html]

function noAnalysis() {
  return { comparisons: [], groups: [], derived: [], contributions: [], medians: [], ranks: [] }
}

function rank(area: string, place: number): Rank {
  return { area, areaLevel: 'region', indicator: 'A', part: null, measure: 'ytd', rank: place, of: 19 }
}
