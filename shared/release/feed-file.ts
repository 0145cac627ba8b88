import { Feed } from 'feed'
import { sha256Hex } from '../digest.ts'
import type { EditionRef } from '../keys.ts'
import { say } from '../messages/release.ts'
import { type Period, periodLabel, periodSlug } from '../period.ts'
import type { Programme } from '../programme/schema.ts'

/** What a feed tells of an edition: that it is out, and why it restates. No figure of it. */
export interface ReleasedEdition extends EditionRef {
  readonly period: Period
  readonly publishedAt: string
  readonly reason: string | null
}

/** Readers keep what they have seen; the archive has the rest. */
const ENTRIES_LIMIT = 60

/**
 * `feed.atom` (RFC 4287) of a programme's releases, newest first; an edition that restates is an entry of its own. It is for everybody and
 * therefore holds no figures. `publicUrl` has no slash at its end. The same editions, the same bytes.
 */
export function feedFile(programme: Programme, editions: readonly ReleasedEdition[], publicUrl: string): string {
  const { code, office, bulletin } = programme
  const newest = [...editions].sort(
    (a, b) => compare(b.publishedAt, a.publishedAt) || compare(b.period, a.period) || b.edition - a.edition,
  )
  const self = `${publicUrl}/p/${code}/feed.atom`
  const title = say('zh', 'release.feed.title', { series: bulletin.series.zh })
  const feed = new Feed({
    ...{ id: uuidUrn(code), title: escaped(title), generator: 'Zone Bulletin', language: 'zh-CN', copyright: '' },
    ...{ link: self, feedLinks: { atom: self }, author: { name: office.name.zh } },
    updated: new Date(newest[0]?.publishedAt ?? 0),
  })
  for (const edition of newest.slice(0, ENTRIES_LIMIT)) {
    const date = new Date(edition.publishedAt)
    const name = `${periodSlug(edition.period)}-${edition.edition}`
    feed.addItem({
      id: uuidUrn(`${code}/${name}`),
      link: `${self}#${name}`,
      title: escaped(titleOf(programme, edition)),
      description: (['zh', 'en'] as const).map((lang) => escaped(sentence(edition, lang))).join('<br>'),
      ...{ date, published: date },
    })
  }
  return `${feed.atom1()}\n`
}

function titleOf({ bulletin }: Programme, { period, edition }: ReleasedEdition): string {
  return say('zh', 'release.feed.entry', { series: bulletin.series.zh, period: periodLabel(period, 'zh'), edition })
}

function sentence({ period, edition, reason }: ReleasedEdition, lang: 'zh' | 'en'): string {
  const label = periodLabel(period, lang)
  if (edition === 1) return say(lang, 'release.feed.first', { period: label })
  return say(lang, 'release.feed.restated', { period: label, edition, reason: reason ?? '' })
}

/** A name-based id (RFC 9562, version 8) that stays the same whatever address the feed moves to. */
function uuidUrn(name: string): string {
  const hex = sha256Hex(`zone-bulletin release ${name}`)
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)]
  return `urn:uuid:${parts.join('-')}`
}

/** The feed's texts are HTML: what people wrote must not become markup. */
function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
