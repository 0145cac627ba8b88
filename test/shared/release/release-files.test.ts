import { parseFeed } from '@rowanmanning/feed-parser'
import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { calendarFile } from '../../../shared/release/calendar-file.ts'
import { feedFile, type ReleasedEdition } from '../../../shared/release/feed-file.ts'
import { plannedRounds } from '../../../shared/release/next-release.ts'
import { bigProgramme } from '../../fixtures/bulletin.ts'

const HOST = 'zones.example'
const stampedAt = '2025-04-15T02:00:00.000Z'
const hostile = '月报, "x"; <b>&\\n]]>'
const programme = { ...bigProgramme, bulletin: { ...bigProgramme.bulletin, series: { zh: hostile, en: 'Bulletin' } } }
const rounds = plannedRounds(bigProgramme, '2025-03', 12)
const calendar = (of = programme) => calendarFile({ programme: of, rounds, stampedAt, host: HOST })
const events = (text: string) =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((event) => new ICAL.Event(event))

describe('the calendar', () => {
  it('is read by an existing parser: four moments of each round of the twelve months ahead', () => {
    const found = events(calendar())
    expect(found).toHaveLength(rounds.length * 4)
    expect(rounds).toHaveLength(11) // January and February are one
    const first = found.slice(0, 4).map(({ uid, startDate }) => [uid, startDate.toJSDate().toISOString()])
    expect(first).toEqual([
      [`big/2025-04/opens@${HOST}`, '2025-05-01T01:00:00.000Z'],
      [`big/2025-04/due@${HOST}`, '2025-05-08T10:00:00.000Z'],
      [`big/2025-04/closes@${HOST}`, '2025-05-10T10:00:00.000Z'],
      [`big/2025-04/release@${HOST}`, '2025-05-15T02:00:00.000Z'],
    ])
    expect(new Set(found.map(({ uid }) => uid)).size).toBe(found.length)
  })

  it('says in both languages what happens, whatever the programme’s texts hold', () => {
    const [, , , release] = events(calendar())
    expect(release?.summary).toBe(`${hostile}：2025年4月发布`)
    expect(release?.description).toBe('Bulletin: release for April 2025')
  })

  it('has lines that every reader takes: CRLF, at most 75 octets, a stamp that is the release’s', () => {
    const text = calendar()
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true)
    for (const line of text.split('\r\n')) {
      expect(line).not.toContain('\n')
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    }
    expect(new Set(text.match(/^DTSTAMP:.*$/gm)?.map((line) => line.trim()))).toEqual(
      new Set(['DTSTAMP:20250415T020000Z']),
    )
  })

  it('is the same bytes every time', () => {
    expect(calendar()).toBe(calendar({ ...programme }))
  })
})

const edition = (
  period: string,
  number: number,
  publishedAt: string,
  reason: string | null = null,
): ReleasedEdition => ({
  ...{ programme: 'big', period, edition: number, publishedAt, reason },
})
const EDITIONS = [
  edition('2025-01/02', 1, '2025-03-15T02:00:00.000Z'),
  edition('2025-03', 1, '2025-04-15T02:00:00.000Z'),
  edition('2025-01/02', 2, '2025-04-20T02:00:00.000Z', '更正 <script>alert(1)</script> & ]]>'),
]
const feed = (of: readonly ReleasedEdition[] = EDITIONS) => feedFile(programme, of, `https://${HOST}`)

describe('the feed', () => {
  it('is read by an existing parser: an entry an edition, newest first, restatements on their own', () => {
    const { meta, items, title, updated, self } = parseFeed(feed())
    expect(meta).toMatchObject({ type: 'atom', version: '1.0' })
    expect(self).toBe(`https://${HOST}/p/big/feed.atom`)
    expect(updated?.toISOString()).toBe('2025-04-20T02:00:00.000Z')
    expect(title).toContain('发布记录')
    expect(items.map(({ published }) => published?.toISOString().slice(0, 10))).toEqual([
      ...['2025-04-20', '2025-04-15', '2025-03-15'],
    ])
    expect(items[0]?.title).toContain('（第2版）')
    expect(items[0]?.description).toContain('第2版取代此前各版')
    expect(items[1]?.description).toContain('The bulletin for March 2025 is released.')
  })

  it('has ids that stay, one each', () => {
    const ids = parseFeed(feed()).items.map(({ id }) => id)
    expect(new Set(ids).size).toBe(3)
    for (const id of ids)
      expect(id).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/)
    const moved = parseFeed(feedFile(programme, EDITIONS, 'https://elsewhere.example')).items.map(({ id }) => id)
    expect(moved).toEqual(ids)
  })

  it('lets no text become markup, and holds no figure', () => {
    expect(feed()).not.toContain('<script')
    expect(feed()).not.toContain('<b>')
    expect(feed()).not.toContain('亿元')
  })

  it('is the same bytes whatever the order of the editions, and keeps to the newest sixty', () => {
    expect(feed(EDITIONS.toReversed())).toBe(feed())
    const many = Array.from({ length: 100 }, (_none, i) =>
      edition('2025-03', i + 1, new Date(Date.UTC(2025, 3, 15) + i * 1000).toISOString(), '更正'),
    )
    expect(parseFeed(feed(many)).items).toHaveLength(60)
  })
})
