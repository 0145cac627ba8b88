import { loadProgrammes } from '../../infra/programmes.ts'
import { aggregateRegion } from '../../shared/figures/aggregate.ts'
import { reportingRegions } from '../../shared/figures/areas.ts'
import { combineRegions } from '../../shared/figures/combine.ts'
import { figuresCsv } from '../../shared/figures/csv/figures-csv.ts'
import { lineWriter } from '../../shared/figures/csv/lines.ts'
import type { FiledFigures, ZoneFiling } from '../../shared/figures/figure.ts'
import { earlierPeriods } from '../../shared/figures/filing.ts'
import type { RegionPartial } from '../../shared/figures/partial.ts'
import { yearEarlier } from '../../shared/period.ts'
import type { Programme, Zone } from '../../shared/programme/schema.ts'
import { formSeries } from '../../shared/programme/series.ts'
import { sequence } from '../sequence.ts'
import { type Benchmark, type Finding, medianMilliseconds } from './measure.ts'

const PERIOD = '2025-03'
const MILLION = 1_000_000
const MEGABYTE = 1_000_000
/** How many zones report to one region: a million are a matter of more regions, not of larger ones. */
const ZONES_A_REGION = 2000
/** How many of the bulletin's columns of zones the small form asks for, on which sizes are compared. */
const SMALL_FORM = 3

/**
 * A close without its PDF: every region aggregated, all combined, the CSV written. The rival reads the same filed values and adds
 * them up in binary floats, which is the least that any close does.
 */
export const close: Benchmark = async () => {
  const programmes = [...(await loadProgrammes('programmes')).values()]
  const full = programmes.sort((a, b) => b.zones.length - a.zones.length)[0]
  if (!full) throw new Error('no programme')
  const small = smallForm(full)
  return [
    await whole('close, 184 zones, whole form', sized(full, 184), 30, 200),
    await whole('close, 184 zones', sized(small, 184), 50, 20),
    await whole('close, 3,000 zones', sized(small, 3000), 10, 100),
    ...byRegions(sized(small, MILLION)),
  ]
}

async function whole(name: string, programme: Programme, runs: number, atMost: number): Promise<Finding> {
  const filings = filingsByRegion(programme)
  const all = [...filings.values()].flat()
  const value = await medianMilliseconds(runs, () => {
    const partials = [...filings].map(([region, own]) => aggregateRegion(programme, PERIOD, region, own))
    return figuresCsv(programme, combineRegions(programme, refOf(programme), partials)).length
  })
  const rivalValue = await medianMilliseconds(runs, () => addUp(all))
  const budget = { of: 'value', atMost } as const
  return { name, value, unit: 'ms', rival: 'floats, sums alone', rivalValue, budget }
}

/** Region by region, as a close runs: a region's zones are added up, written and let go. Made-up filings are not counted in the time. */
function byRegions(programme: Programme): readonly Finding[] {
  const ref = refOf(programme)
  let [milliseconds, rivalValue, peak, characters] = [0, 0, 0, 0]
  const timed = <T>(work: () => T): T => {
    const start = performance.now()
    const made = work()
    milliseconds += performance.now() - start
    return made
  }
  const line = lineWriter(programme, ref)
  const zones = timed(() => Map.groupBy(programme.zones, ({ region }) => region))
  const partials: RegionPartial[] = []
  for (const [region, own] of zones) {
    const filings = own.map((zone, index) => madeUp(programme, zone, index))
    const start = performance.now()
    addUp(filings)
    rivalValue += performance.now() - start
    timed(() => {
      const { zoneFigures, zoneComparisons, ...partial } = aggregateRegion(programme, PERIOD, region, filings)
      for (const figure of zoneFigures) characters += line(figure).length
      partials.push({ ...partial, zoneFigures: [], zoneComparisons: [] })
    })
    peak = Math.max(peak, process.memoryUsage.rss())
  }
  timed(() => {
    characters += figuresCsv(programme, combineRegions(programme, ref, partials)).length
  })
  const rival = { rival: 'floats, sums alone', rivalValue: rivalValue / 1000 }
  const megabytes = Math.max(peak, process.memoryUsage.rss()) / MEGABYTE
  const text = { rival: 'the CSV itself', rivalValue: characters / MEGABYTE }
  return [
    {
      name: 'close, a million zones',
      value: milliseconds / 1000,
      unit: 's',
      ...rival,
      budget: { of: 'value', atMost: 10 },
    },
    { name: 'memory of a million', value: megabytes, unit: 'MB', ...text, budget: { of: 'value', atMost: 2000 } },
  ]
}

function refOf({ code }: Programme) {
  return { programme: code, period: PERIOD, edition: 1 }
}

/** The first columns of the bulletin's table of zones, and nothing that rests on other indicators. */
function smallForm(programme: Programme): Programme {
  const codes = programme.bulletin.zoneIndicators.slice(0, SMALL_FORM)
  const indicators = programme.indicators.filter(({ code }) => codes.includes(code))
  const bulletin = { ...programme.bulletin, keyIndicators: [], zoneIndicators: [] }
  return { ...programme, indicators, bulletin, targets: programme.targets.filter(({ metric }) => metric === 'sum') }
}

/** The same zones again and again, in more regions where there are more than a region holds. */
function sized(programme: Programme, count: number): Programme {
  const units = programme.regions.filter(({ level }) => level === 'unit')
  const regions = count <= units.length * ZONES_A_REGION ? units : manyRegions(programme, count)
  const zones = Array.from({ length: count }, (_none, index): Zone => {
    const like = programme.zones[index % programme.zones.length]
    const region = regions[Math.floor((index * regions.length) / count)]
    if (!like || !region) throw new Error('a programme without zones')
    return { ...like, id: `Z${index}`, region: region.code }
  })
  const province = programme.regions.filter(({ level }) => level === 'province')
  return { ...programme, regions: [...province, ...regions], zones }
}

function manyRegions({ regions }: Programme, count: number): Programme['regions'] {
  const like = regions.find(({ level }) => level === 'unit')
  if (!like) throw new Error('a programme without regions')
  return Array.from({ length: Math.ceil(count / ZONES_A_REGION) }, (_none, index) => {
    return { ...like, code: `R${String(index).padStart(5, '0')}`, order: index }
  })
}

function filingsByRegion(programme: Programme): ReadonlyMap<string, readonly ZoneFiling[]> {
  const all = programme.zones.map((zone, index) => ({ region: zone.region, filing: madeUp(programme, zone, index) }))
  const of = (region: string) => all.filter((each) => each.region === region).map(({ filing }) => filing)
  return new Map(reportingRegions(programme).map((region) => [region, of(region)]))
}

/** A complete filing in all the periods that a close looks at. */
function madeUp(programme: Programme, zone: Zone, seed: number): ZoneFiling {
  const random = sequence(seed + 1)
  const { previous, previousYearEarlier } = earlierPeriods(programme, PERIOD)
  const before = yearEarlier(PERIOD)
  const filed = (period: string): FiledFigures =>
    Object.fromEntries(formSeries(programme, zone, period).map(({ id }) => [id, (random() * 9000).toFixed(2)]))
  const earlier = {
    [before]: filed(before),
    [previous]: filed(previous),
    [previousYearEarlier]: filed(previousYearEarlier),
  }
  const standing = { reported: true, accepted: true, timeliness: 'on-time', toExplain: false } as const
  return { zone: zone.id, ...standing, values: filed(PERIOD), yearEarlier: earlier[before] ?? null, earlier }
}

/** Every filed value of now and a year earlier, by series. */
function addUp(filings: readonly ZoneFiling[]): number {
  const sums: Record<string, number> = {}
  for (const { values, yearEarlier: then } of filings)
    for (const filed of [values, then])
      for (const series in filed) sums[series] = (sums[series] ?? 0) + Number(filed[series])
  return Object.values(sums).length
}
