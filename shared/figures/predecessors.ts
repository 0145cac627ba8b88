import { addMicro, formatMicro, toMicro } from '../decimal.ts'
import type { Indicator, Programme } from '../programme/schema.ts'
import { parseSeriesId } from '../programme/series.ts'
import type { FiledFigures } from './figure.ts'

/** The zones that a zone was made from by merger or renaming; none for most. They are no zones of the programme any more. */
export function predecessorsOf(programme: Programme, zone: string): readonly string[] {
  return links(programme).get(zone) ?? []
}

/** Under which ids an earlier filing of a zone may stand: its own, then its predecessors'. */
export function earlierIds(programme: Programme, zone: string): readonly string[] {
  return [...new Set([zone, ...predecessorsOf(programme, zone)])]
}

/** Earlier filings of a region's zones that lie in other regions: whose, and where. */
export function predecessorsElsewhere(
  { zones }: Pick<Programme, 'zones'>,
  region: string,
): readonly { readonly zone: string; readonly region: string }[] {
  return zones
    .filter((zone) => zone.region === region)
    .flatMap(({ predecessorRegions }) => Object.entries(predecessorRegions ?? {}))
    .filter(([, where]) => where !== region)
    .map(([zone, where]) => ({ zone, region: where }))
}

/**
 * What a zone has to compare itself with in an earlier period: its own filing where there is one, else that of the zone it is the
 * new name of, else the sum over all zones that were merged into it. Null while one of these is missing: a part would pass for
 * the whole. `filings` by zone.
 */
export function filedBefore(
  programme: Programme,
  zone: string,
  filings: ReadonlyMap<string, FiledFigures>,
): FiledFigures | null {
  const own = filings.get(zone)
  if (own) return own
  const predecessors = predecessorsOf(programme, zone)
  const given = predecessors.map((id) => filings.get(id)).filter((filed) => filed !== undefined)
  const [first] = given
  if (!first || given.length < predecessors.length) return null
  return given.length === 1 ? first : merged(programme, given)
}

/**
 * Zones added up series by series. A series that one of them lacks, a rate, a rank, and the numbered parts of a broken-down
 * indicator (each zone numbers its own industries) have no sum and are missing.
 */
function merged(programme: Programme, given: readonly FiledFigures[]): FiledFigures {
  const indicators = new Map(programme.indicators.map((indicator) => [indicator.code, indicator]))
  const sums: Record<string, string | null> = {}
  for (const series of new Set(given.flatMap((filed) => Object.keys(filed)))) {
    const id = parseSeriesId(series)
    const indicator = id?.part === null ? indicators.get(id.indicator) : undefined
    const sum = indicator && adds(indicator) ? sumOf(given.map((filed) => filed[series])) : undefined
    if (sum !== undefined) sums[series] = sum
  }
  return sums
}

function adds({ kind, aggregation }: Indicator): boolean {
  return aggregation === 'sum' && (kind === 'flow' || kind === 'stock')
}

/** What does not apply to one zone is no gap in the sum; what applies to none applies not to the whole. */
function sumOf(values: readonly (string | null | undefined)[]): string | null | undefined {
  if (values.includes(undefined)) return undefined
  const given = values.filter((value) => typeof value === 'string')
  return given.length === 0 ? null : formatMicro(given.map(toMicro).reduce(addMicro, 0))
}

const LINKS = new WeakMap<Programme, ReadonlyMap<string, readonly string[]>>()

function links(programme: Programme): ReadonlyMap<string, readonly string[]> {
  const known =
    LINKS.get(programme) ??
    new Map(programme.zones.flatMap(({ id, predecessors }) => (predecessors ? [[id, predecessors] as const] : [])))
  LINKS.set(programme, known)
  return known
}
