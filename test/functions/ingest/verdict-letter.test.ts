import { beforeAll, describe, expect, test } from 'vitest'
import { type VerdictAbout, verdictLetter } from '../../../functions/ingest/verdict-letter.ts'
import { loadProgrammes } from '../../../infra/programmes.ts'
import { wordsWithoutFigures } from '../../../shared/finding-words.ts'
import { judge } from '../../../shared/intake/judge.ts'
import { intakeFindings } from '../../../shared/messages/intake.ts'
import { roundTimes } from '../../../shared/programme/calendar.ts'
import type { Programme } from '../../../shared/programme/schema.ts'
import type { Round } from '../../../shared/round.ts'
import type { Revision } from '../../../shared/submission.ts'
import { sampleMonth } from '../../../tools/sample/month.ts'

const PERIOD = '2025-03'
const LANGS = ['zh', 'en'] as const
/** Shorter ones are found in dates, counts and hashes by chance. */
const TELLING = 5
const address = (path: string) => `https://zones.example.org/z/TOKEN${path}`
let programme: Programme
let letters: { about: Omit<VerdictAbout, 'lang'>; secrets: string[] }[]

beforeAll(async () => {
  programme = (await loadProgrammes('programmes')).get('henan-zones')!
  const round: Round = {
    ...{ programme: programme.code, period: PERIOD, state: 'open', programmeHash: programme.hash, edition: 1 },
    ...{ reason: null, imported: false, ...roundTimes(programme.calendar, PERIOD) },
  }
  const sample = await sampleMonth(programme, PERIOD, { seed: 'mail', zones: 40 })
  const uploads = sample.flatMap(({ zone, uploads: files }) => files.map((file) => ({ zone, ...file })))
  letters = await Promise.all(
    uploads.map(async ({ zone: id, fileName, bytes }) => {
      const zone = programme.zones.find((each) => each.id === id)!
      const judgement = await judge({ bytes, fileName, programme, period: PERIOD, zone, history: [] })
      const revision: Revision = {
        ...{ programme: programme.code, period: PERIOD, region: zone.region, zone: id, uploadId: 'u', versionId: 'v' },
        ...{ receivedAt: round.dueAt, size: bytes.length, sha256: '0'.repeat(63).concat('a'), fileName },
        ...{ timeliness: 'on-time', programmeHash: programme.hash, judgement },
      }
      const filed = judgement.values.flatMap(({ filed, value, remark }) => [filed, value ?? '', remark ?? ''])
      const said = judgement.findings.flatMap(({ seen, explanation }) => [seen ?? '', explanation ?? ''])
      const secrets = [...new Set([...filed, ...said])].filter(({ length }) => length >= TELLING)
      return { about: { revision, first: null, round, programme, zone, address }, secrets }
    }),
  )
})

describe('the answer by mail', () => {
  test('holds no filed figure and no remark: not in the subject, the text or the markup, whatever the verdict', () => {
    expect(new Set(letters.map(({ about }) => about.revision.judgement.verdict)).size).toBeGreaterThan(2)
    expect(letters.flatMap(({ secrets }) => secrets).length).toBeGreaterThan(500)
    for (const { about, secrets } of letters)
      for (const lang of LANGS) {
        const { subject, text, html } = verdictLetter({ ...about, lang })
        const told = [subject, text, html].join('\n')
        expect(secrets.filter((secret) => told.includes(secret))).toEqual([])
      }
  })

  test('says the verdict in the subject, every place and code, and the counts as a sum', () => {
    const { about } = letters.find(({ about }) => about.revision.judgement.verdict === 'rejected')!
    const { counts, findings } = about.revision.judgement
    const { subject, text } = verdictLetter({ ...about, lang: 'zh' })
    expect(subject).toContain('退回修改')
    expect(text).toContain(`读取 ${counts.read} 项 = 采用 ${counts.kept} 项 + 未采用 ${counts.refused} 项。`)
    for (const { code } of findings.slice(0, 30)) expect(text).toContain(`］${code} `)
  })

  test('links page, annotated file and receipt while links let in, and none after', () => {
    const { about } = letters.find(({ about }) => about.revision.judgement.verdict === 'rejected')!
    const open = verdictLetter({ ...about, lang: 'en' }).text
    for (const path of ['', '/annotated/u~v', '/receipts/u~v/pdf']) expect(open).toContain(`\n${address(path)}\n`)
    const closed = verdictLetter({ ...about, lang: 'en', address: null })
    expect(closed.text).not.toContain('http')
    expect(closed.html).not.toContain('<a ')
  })
})

test('every code of intake has words that stand without what was in the file', () => {
  for (const code of Object.keys(intakeFindings))
    for (const lang of LANGS) {
      const words = wordsWithoutFigures({ code }, programme, lang)
      expect(words).not.toMatch(/[{}]/)
      expect(words.length).toBeGreaterThan(5)
    }
  for (const { id, message } of programme.checks)
    expect(wordsWithoutFigures({ code: id }, programme, 'zh')).toBe(message.zh)
  expect(wordsWithoutFigures({ code: 'nothing of ours' }, programme, 'zh')).toBe('')
})
