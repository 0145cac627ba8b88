import { beforeAll, describe, expect, test } from 'vitest'
import { loadProgrammes } from '../../../infra/programmes.ts'
import type { History } from '../../../shared/intake/history.ts'
import { judge } from '../../../shared/intake/judge.ts'
import type { Period } from '../../../shared/period.ts'
import type { Zone } from '../../../shared/programme/schema.ts'
import { historyPeriods } from '../../../shared/store/history.ts'
import type { Judgement } from '../../../shared/submission.ts'
import { sampleHistory } from '../../../tools/sample/history.ts'
import { type SampleZone, sampleMonth } from '../../../tools/sample/month.ts'
import { read } from './read.ts'

const programme = (await loadProgrammes('programmes')).get('henan-zones')!
const PERIOD = '2025-03'
const SEED = 'a month'

let month: readonly SampleZone[]
beforeAll(async () => {
  month = await sampleMonth(programme, PERIOD, { seed: SEED })
})
const uploads = () => month.flatMap((zone) => zone.uploads.map((upload) => ({ ...upload, ...zone })))

describe('the month of a province', () => {
  test('has every zone once, in the order of the register', () => {
    expect(month.map(({ zone }) => zone)).toEqual(programme.zones.map(({ id }) => id))
  })

  test('has offices of every kind, most of them plain, each with the uploads of its kind', () => {
    const verdicts = Object.groupBy(month, ({ kind }) => kind)
    expect(Object.keys(verdicts).sort()).toEqual(['corrected', 'explained', 'missing', 'overdue', 'plain'])
    expect(verdicts.plain!.length).toBeGreaterThan(programme.zones.length / 2)
    const ways = (kind: SampleZone['kind']) =>
      new Set(verdicts[kind]!.map((zone) => zone.uploads.map(({ expect: verdict }) => verdict).join(' → ')))
    const good = ['accepted', 'accepted-with-notes']
    expect(ways('missing')).toEqual(new Set(['']))
    expect([...ways('plain'), ...ways('overdue')].filter((way) => !good.includes(way))).toEqual([])
    expect([...ways('corrected')].filter((way) => !good.includes(way.replace('rejected → ', '')))).toEqual([])
    expect(ways('explained')).toEqual(new Set(['to-explain → accepted-with-notes']))
  })

  test('comes in every format, and every file says that it is a sample', () => {
    const seen = uploads().map((upload) => read(upload))
    expect(new Set(seen.map(({ kind }) => kind))).toEqual(new Set(['xlsx', 'csv', 'csv in GB18030', 'json']))
    expect(seen.filter(({ text }) => !text.includes('样例数据'))).toEqual([])
  })

  test('is named by the offices for themselves and the period', () => {
    for (const { fileName, zone } of uploads()) {
      const name = programme.zones.find(({ id }) => id === zone)!.name.zh
      expect(fileName.startsWith(`${name}_2025年3月.`)).toBe(true)
    }
  })

  test('is the same for the same seed, whatever part of it is asked for, and another for another', async () => {
    const part = await sampleMonth(programme, PERIOD, { seed: SEED, zones: 5 })
    expect(part.map(({ uploads: files }) => files.at(-1))).toEqual(
      month.slice(0, 5).map(({ uploads: files }) => files.at(-1)),
    )
    expect(await sampleMonth(programme, PERIOD, { seed: SEED, zones: 5 })).toEqual(part)
    expect(await sampleMonth(programme, PERIOD, { seed: 'another', zones: 5 })).not.toEqual(part)
  })
})

/** Judges files in order of time as rounds do: each against what intake made of the earlier ones. */
async function filed(zones: readonly Zone[]): Promise<(zone: string, period: Period) => History> {
  const first = { ...programme, zones }
  const values = new Map<string, History[number]['values']>()
  const history = (zone: string, period: Period): History =>
    historyPeriods(programme, period).flatMap((earlier) => {
      const known = values.get(`${zone} ${earlier}`)
      return known ? [{ period: earlier, values: known }] : []
    })
  for await (const file of sampleHistory(first, PERIOD, { seed: SEED, months: 18 })) {
    const { verdict, values: read } = await judged(file, history(file.zone, file.period))
    expect(`${file.period} ${file.zone} ${verdict}`).toMatch(/ accepted(-with-notes)?$/)
    values.set(`${file.zone} ${file.period}`, Object.fromEntries(read.map(({ series, value }) => [series, value])))
  }
  return history
}

interface Sent {
  readonly zone: string
  readonly period: Period
  readonly fileName: string
  readonly bytes: Uint8Array
}

function judged({ zone: id, period, fileName, bytes }: Sent, history: History): Promise<Judgement> {
  const zone = programme.zones.find((each) => each.id === id)!
  return judge({ programme, zone, period, fileName, bytes, history })
}

test('intake gives every file the verdict that is expected, after it has read the past itself', async () => {
  const plain = month.filter(({ kind }) => kind === 'plain').slice(0, 12)
  const some = new Set([...month.filter(({ kind }) => kind !== 'plain'), ...plain].map(({ zone }) => zone))
  const history = await filed(programme.zones.filter(({ id }) => some.has(id)))
  const sent = uploads().filter(({ zone }) => some.has(zone))
  const verdicts = new Set(sent.map(({ expect: verdict }) => verdict))
  expect([...verdicts].sort()).toEqual(['accepted', 'accepted-with-notes', 'rejected', 'to-explain'])
  for (const upload of sent) {
    const judgement = await judged({ ...upload, period: PERIOD }, history(upload.zone, PERIOD))
    expect(`${upload.zone} ${judgement.verdict}`).toBe(`${upload.zone} ${upload.expect}`)
    if (judgement.verdict !== 'rejected') continue
    // A refusal is of use only with its place and its remedy.
    const faults = judgement.findings.filter(({ severity }) => severity === 'validity')
    expect(faults.every(({ place, remedy }) => place !== undefined && remedy.zh !== '' && remedy.en !== '')).toBe(true)
  }
})
