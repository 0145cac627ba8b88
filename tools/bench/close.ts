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
import { type Benchmark, type Finding, processorMilliseconds, processorTime } from './measure.ts'

const PERIOD = '2025-03'
const MILLION = 1_000_000
const MEGABYTE = 1_000_000
const MOST_FILED = 900_000
/** How many zones report to one region: a million are a matter of more regions, not of larger ones. */
const ZONES_A_REGION = 2000
/** How many of the bulletin's columns of zones the small form asks for, on which sizes are compared. */
const SMALL_FORM = 3

/** How much more a zone of a large close may cost than one of a small one, before growth is no longer called linear. */
const LINEAR = 1.5

/**
 * A close without its PDF: every region aggregated, all combined and analysed, the CSV written; in processor time, so of one core
 * whatever else the machine does. The rival reads the same filed values and adds them up in binary floats, which is the least that
 * any close does. The whole form is what the programme with the most zones asks for; sizes are compared on a form of three indicators.
 */
export const close: Benchmark = async () => {
  const programmes = [...(await loadProgrammes('programmes')).values()]
  const full = programmes.sort((a, b) => b.zones.length - a.zones.length)[0]
  if (!full) throw new Error('no programme')
  const small = smallForm(full)
  const whole = `form of ${full.indicators.length}`
  const few = `form of ${small.indicators.length}`
  const town = closeOf(`close, 184 zones, ${whole}`, sized(full, 184), 50, 100)
  const country = closeOf(`close, 3,000 zones, ${whole}`, sized(full, 3000), 5, 1500)
  const fewTown = closeOf(`close, 184 zones, ${few}`, sized(small, 184), 250, 20)
  const fewCountry = closeOf(`close, 3,000 zones, ${few}`, sized(small, 3000), 25, 100)
  const [million, memory] = byRegions(`close, a million zones, ${few}`, sized(small, MILLION))
  return [
    ...[town, country, fewTown, fewCountry, million, memory],
    linear(`a zone of 3,000 ÷ one of 184, ${whole}`, country.value / 3000, town.value / 184),
    linear(`a zone of a million ÷ one of 3,000, ${few}`, (million.value * 1000) / MILLION, fewCountry.value / 3000),
  ]
}

function closeOf(name: string, programme: Programme, runs: number, atMost: number): Finding {
  const filings = filingsByRegion(programme)
  const all = [...filings.values()].flat()
  const value = processorMilliseconds(runs, () => {
    const partials = [...filings].map(([region, own]) => aggregateRegion(programme, PERIOD, region, own))
    return figuresCsv(programme, combineRegions(programme, refOf(programme), partials)).length
  })
  const rivalValue = processorMilliseconds(runs * 10, () => addUp(all))
  return { name, value, unit: 'ms', rival: 'floats, sums alone', rivalValue, budget: { of: 'value', atMost } }
}

/** Microseconds a zone: what grows faster than the zones shows here. */
function linear(name: string, large: number, small: number): Finding {
  const [value, rivalValue] = [large * 1000, small * 1000]
  return { name, value, unit: 'µs', rival: 'the smaller', rivalValue, budget: { of: 'ratio', atMost: LINEAR } }
}

/** Region by region, as a close runs: a region's zones are added up, written and let go. Made-up filings are not counted in the time. */
function byRegions(name: string, programme: Programme): readonly [Finding, Finding] {
  const ref = refOf(programme)
  let [milliseconds, rivalValue, peak, characters] = [0, 0, 0, 0]
  const timed = <T>(work: () => T): T => {
    const spent = processorTime()
    const made = work()
    milliseconds += spent()
    return made
  }
  const line = lineWriter(programme, ref)
  const zones = timed(() => Map.groupBy(programme.zones, ({ region }) => region))
  const partials: RegionPartial[] = []
  for (const [region, own] of zones) {
    const filings = own.map((zone, index) => madeUp(programme, zone, index))
    const spent = processorTime()
    addUp(filings)
    rivalValue += spent()
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
    { name, value: milliseconds / 1000, unit: 's', ...rival, budget: { of: 'value', atMost: 10 } },
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

/** Every zone of a programme files everything, numbers up to `most` hundredths. */
export function filingsByRegion(programme: Programme, most = MOST_FILED): ReadonlyMap<string, readonly ZoneFiling[]> {
  const all = programme.zones.map((zone, index) => ({
    region: zone.region,
    filing: madeUp(programme, zone, index, most),
  }))
  const of = (region: string) => all.filter((each) => each.region === region).map(({ filing }) => filing)
  return new Map(reportingRegions(programme).map((region) => [region, of(region)]))
}

/** A complete filing in all the periods that a close looks at. */
function madeUp(programme: Programme, zone: Zone, seed: number, most = MOST_FILED): ZoneFiling {
  const random = sequence(seed + 1)
  const { previous, previousYearEarlier } = earlierPeriods(programme, PERIOD)
  const before = yearEarlier(PERIOD)
  const filed = (period: string): FiledFigures =>
    Object.fromEntries(
      formSeries(programme, zone, period).map(({ id }) => [id, `${Math.floor(random() * most) / 100}`]),
    )
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
