import PostalMime from 'postal-mime'
import { describe, expect, test } from 'vitest'
import { verdictLetter } from '../../functions/ingest/verdict-letter.ts'
import { linkLetter } from '../../functions/open-round/link-letter.ts'
import { reminderLetter } from '../../functions/remind/reminder-letter.ts'
import { renderPage } from '../../functions/request-upload/page.ts'
import { zoneView } from '../../functions/request-upload/view.ts'
import { composed } from '../../shared/aws/composer.ts'
import { dataFiles } from '../../shared/bulletin/data-files.ts'
import { bulletinLetters } from '../../shared/bulletin/mail/letters.ts'
import { restatementsCsv } from '../../shared/figures/restatement/csv.ts'
import type { Letter } from '../../shared/letter.ts'
import type { Revision } from '../../shared/submission.ts'
import { hardMonth } from '../fixtures/hard-month.ts'
import { smallProgramme, smallRound } from '../fixtures/small-programme.ts'
import { filed } from './filed.ts'
import { HARMLESS, HOSTILE, infected, prefixedNumbers, runByCsv, runByWorkbook, tagsOf } from './texts.ts'

/** Every kind of tag, and how many scripts: longer names may break into more lines, but not into another kind. */
function markupOf(bytes: Uint8Array) {
  const tags = tagsOf(utf8(bytes))
  return { kinds: [...new Set(tags)].sort(), scripts: tags.filter((tag) => tag.startsWith('<script')).length }
}

const zoneOf = (text: string) => infected(smallProgramme, text).zones[0]!

async function revisionOf(text: string): Promise<Revision> {
  const { judgement } = await filed(text, 'json')
  return {
    ...{ programme: 'small', period: '2025-03', region: 'R', zone: 'Z1', uploadId: 'u1', versionId: 'v1', size: 3 },
    ...{
      receivedAt: '2025-04-02T01:00:00.000Z',
      sha256: 'a'.repeat(64),
      fileName: `${text}.csv`,
      timeliness: 'on-time',
    },
    ...{ programmeHash: smallProgramme.hash, judgement },
  }
}

const HEADERS = ['content-type', 'date', 'from', 'message-id', 'mime-version', 'subject', 'to']

const utf8 = (bytes: Uint8Array) => Buffer.from(bytes).toString('utf8')

describe.each(HOSTILE.map((text) => [text]))('%j', (text) => {
  test('is no formula in the forms, nor in the zone’s own file when it comes back', async () => {
    for (const format of ['csv', 'xlsx', 'json'] as const) {
      const { form, copy } = await filed(text, format)
      for (const bytes of copy ? [form, copy] : [form]) {
        if (format === 'csv') expect(runByCsv(bytes)).toEqual([])
        if (format === 'csv') expect(prefixedNumbers(bytes)).toEqual([])
        if (format === 'xlsx') expect(await runByWorkbook(bytes)).toEqual([])
        if (format === 'json') expect(JSON.parse(utf8(bytes)).rows.length).toBeGreaterThan(3)
      }
    }
  })

  test('is no markup on the zone’s page, and turns nothing round', async () => {
    const page = async (words: string) => {
      const programme = infected(smallProgramme, words)
      const door = { kind: 'open', token: 'T'.repeat(43), now: '2025-04-02T01:00:00.000Z', taking: 'files' } as const
      const of = { round: { ...smallRound, reason: words }, programme, zone: programme.zones[0]! }
      const view = zoneView([await revisionOf(words)], 'zh')
      return renderPage({ door: { ...door, ...of }, lang: 'zh', awaiting: false, ...view })
    }
    expect(tagsOf(await page(text))).toEqual(tagsOf(await page(HARMLESS)))
  })

  test('is no header, no markup and no second letter in any mail to a zone', async () => {
    const letters = async (words: string): Promise<readonly Letter[]> => {
      const programme = infected(smallProgramme, words)
      const round = { ...smallRound, reason: words }
      const about = { programme, round, zone: zoneOf(words), lang: 'zh', url: 'https://example.com/z/t' } as const
      const revision = await revisionOf(words)
      return [
        linkLetter(about),
        reminderLetter({ ...about, tried: true, phase: 'before' }),
        verdictLetter({ ...about, revision, first: null, address: (path) => `https://example.com/z/t${path}` }),
      ]
    }
    const plain = await letters(HARMLESS)
    for (const [index, letter] of (await letters(text)).entries()) {
      const mail = await PostalMime.parse(await composed({ from: 'a@example.com', to: 'b@example.com', ...letter }))
      expect(mail.headers.map(({ key }) => key).sort()).toEqual(HEADERS)
      expect([mail.to?.map(({ address }) => address), mail.cc, mail.bcc]).toEqual([
        ['b@example.com'],
        undefined,
        undefined,
      ])
      expect(mail.subject).not.toMatch(/[\r\n]/)
      expect(tagsOf(mail.html ?? '')).toEqual(tagsOf(plain[index]?.html ?? ''))
    }
  })
})

describe('names of zones, regions, indicators, units, targets and offices', () => {
  const month = hardMonth()
  const input = (...words: readonly string[]) => ({
    ...month,
    programme: infected(month.programme, ...words),
    round: { ...month.round, reason: words.join(' ') },
  })

  test('are no formula and no markup in any face of the bulletin', { timeout: 240_000 }, async () => {
    const harmless = new Map((await dataFiles(input(HARMLESS))).map(({ name, bytes }) => [name, bytes]))
    for (const { name, bytes } of await dataFiles(input(...HOSTILE))) {
      if (name.endsWith('.csv') && !name.endsWith('.sdmx.csv'))
        expect([name, runByCsv(bytes), prefixedNumbers(bytes)]).toEqual([name, [], []])
      if (name.endsWith('.xlsx')) expect([name, await runByWorkbook(bytes)]).toEqual([name, []])
      if (/\.(html|xml)$/.test(name)) {
        expect(tagsOf(utf8(bytes)).length, name).toBeGreaterThan(100)
        expect(markupOf(bytes), name).toEqual(markupOf(harmless.get(name) ?? bytes))
      }
      if (name.endsWith('.json')) expect(() => JSON.parse(utf8(bytes)), name).not.toThrow()
    }
  })

  test('are no formula in the list of restated figures', () => {
    const { programme, restatements, round } = month
    const ref = { programme: programme.code, period: round.period, edition: 2 }
    for (const text of HOSTILE) {
      const list = restatementsCsv(infected(programme, ...HOSTILE), ref, restatements ?? [], text)
      expect([runByCsv(list), prefixedNumbers(list)]).toEqual([[], []])
    }
  })

  test('are no header and no markup in the mails to officials', { timeout: 240_000 }, async () => {
    const plain = (await bulletinLetters(input(HARMLESS))).letters
    for (const [index, letter] of (await bulletinLetters(input(...HOSTILE))).letters.entries()) {
      const mail = await PostalMime.parse(await composed({ from: 'a@example.com', to: 'b@example.com', ...letter }))
      expect(mail.headers.map(({ key }) => key).sort()).toEqual(HEADERS)
      expect(mail.subject).not.toMatch(/[\r\n]/)
      expect(tagsOf(mail.html ?? '')).toEqual(tagsOf(plain[index]?.html ?? ''))
    }
  })
})
