import { describe, expect, it } from 'vitest'
import { bulletinMail } from '../../../../shared/bulletin/mail/bulletin-mail.ts'
import { bigFigures, bigProgramme, bigRound } from '../../../fixtures/bulletin.ts'

const input = { programme: bigProgramme, round: bigRound, figures: bigFigures(), previousManifestHash: null }
const restated = {
  ...input,
  round: { ...bigRound, edition: 2, reason: '第3县更正营业收入' },
  figures: { ...bigFigures(), edition: 2 },
}

describe('the mail', () => {
  it('names series, period and status in its subject, after the mark of invented data', async () => {
    const { subject } = await bulletinMail(input)
    expect(subject).toBe('【样例数据】示例省开发区产业集群统计月报 2025年3月（初步）')
  })

  it('is Chinese first, then English, with the same figures', async () => {
    const { text } = await bulletinMail(input)
    const [zh = '', en = ''] = text.split('─'.repeat(32))
    expect(zh).toContain('· 一般公共预算收入，累计\n    1455060.00亿元  同比增长2.6倍；178/184家')
    expect(en).toContain('1,455,060.00 CNY 100 million  up 256.0% year on year; 178/184 zones')
    expect(zh).toContain('36376.50亿元  目标超过30000亿元，完成率121.26%，已达到')
    expect(en).toContain('36,376.50 CNY 100 million  target above 30,000 CNY 100 million, 121.26% of it, reached')
    expect(en).not.toMatch(/\p{Script=Han}/u)
  })

  it('states coverage, who is missing, and that the data are invented, in text and HTML', async () => {
    for (const body of bodies(await bulletinMail(input))) {
      expect(body).toContain('应报184家，已报180家，通过审核178家，报送率96.7%；其中迟报4家。')
      expect(body).toContain('未报4家，名单见月报。')
      expect(body).toContain('样例数据：数字系虚构，非官方发布')
      expect(body).toContain('Sample data: invented figures, not official')
    }
  })

  it('leaves link and manifest to be filled, once a language', async () => {
    const { text, html } = await bulletinMail(input)
    expect(text.split('{link}')).toHaveLength(3)
    expect(text.split('{manifest}')).toHaveLength(3)
    expect(html.split('href="{link}"')).toHaveLength(3)
    expect(html.split('{manifest}')).toHaveLength(3)
  })

  it('says of a restated edition that it is one, and why', async () => {
    const mail = await bulletinMail(restated)
    expect(mail.subject).toContain('【样例数据】【修订，第2版】')
    for (const body of bodies(mail)) {
      expect(body).toContain('本版为第2版，修订并取代此前各版。修订原因：第3县更正营业收入')
      expect(body).toContain('This is edition 2: figures are restated')
    }
    expect((await bulletinMail(input)).text).not.toContain('修订')
  })

  it('takes a programme’s texts for text: no markup, no second header line', async () => {
    const name = { zh: '<img src=x>&"办公室"', en: 'Office' }
    const series = { zh: '月报\r\nBcc: a@example.org', en: 'Bulletin' }
    const programme = {
      ...bigProgramme,
      office: { ...bigProgramme.office, name },
      bulletin: { ...bigProgramme.bulletin, series },
    }
    const mail = await bulletinMail({ ...input, programme })
    expect(mail.html).toContain('&lt;img src=x&gt;&amp;&quot;办公室&quot;')
    expect(mail.html).not.toContain('<img')
    expect(mail.subject).not.toMatch(/\p{Cc}/u)
  })

  it('loads nothing from elsewhere and runs nothing', async () => {
    const { html } = await bulletinMail(input)
    expect(html).not.toMatch(/<(script|img|link|iframe|style)\b|https?:|url\(/i)
  })

  it('is the same text every time', async () => {
    expect(await bulletinMail(input)).toEqual(await bulletinMail({ ...input, figures: bigFigures() }))
  })
})

const bodies = ({ text, html }: { text: string; html: string }) => [text, html]
