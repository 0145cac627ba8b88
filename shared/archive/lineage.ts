import { areasOf } from '../figures/areas.ts'
import type { Figure, ZoneFiling } from '../figures/figure.ts'
import { headlineMeasure } from '../figures/measures.ts'
import { placeOf } from '../figures/restatement/restate.ts'
import { isFigureRestated, type Restatement } from '../figures/restatement/restatement.ts'
import { indicatorsOf, zoneAmount } from '../figures/zone-amount.ts'
import type { EditionRef } from '../keys.ts'
import type { Indicator, Programme } from '../programme/schema.ts'
import type { RevisionPointer } from '../round.ts'
import type { Bilingual, Revision } from '../submission.ts'
import { archivePaths } from './contents.ts'
import { formulaInWords } from './lineage-formula.ts'
import { filedExactly, type QuotientSums, quotientSums } from './lineage-sums.ts'
import { type Recomputed, recomputeEdition } from './recompute.ts'
import type { ArchiveRecords } from './records.ts'

/** Which figure is asked for: of a region or zone by its code. Without a measure the one that the bulletin leads with. */
export interface FigureQuestion {
  readonly indicator: string
  readonly area: string
  readonly measure?: string | undefined
  /** 含: the outer region with the unit inside it. */
  readonly withInner?: boolean | undefined
}

/** A filing that a figure rests on, with the receipt that its zone holds and the files of the archive that prove both. */
export interface FiledBasis extends RevisionPointer {
  readonly zone: string
  /** What it gives to the figure, or of an earlier period gave to the same figure then, exactly; null where it gives nothing. */
  readonly exact: string | null
  /** Files of the archive; null for filings of earlier periods, which are kept as records. */
  readonly upload: string | null
  readonly receipt: string | null
}

/** Where one printed figure comes from (溯源). */
export interface Lineage extends EditionRef {
  readonly figure: Figure
  readonly name: Bilingual
  readonly areaName: Bilingual
  readonly unit: Bilingual
  readonly formula: Bilingual
  /** Of a quotient its two sums over the zones counted; null of anything else. */
  readonly sums: QuotientSums | null
  /** Zones in the figure; zones without a filing that counts; zones that filed but have no such figure. Together: all of the area. */
  readonly counted: readonly string[]
  readonly missing: readonly string[]
  readonly lacking: readonly string[]
  readonly filings: readonly FiledBasis[]
  readonly restatement: Restatement | null
}

/**
 * Computes an archive's edition again, on the path that the verifier takes, and says what one figure of it rests on: one answer,
 * several where a zone's indicator is filed part by part, none where the edition has no such figure.
 */
export function lineageOf(records: ArchiveRecords, ref: EditionRef, question: FigureQuestion): readonly Lineage[] {
  const { programme } = records
  const indicator = programme.indicators.find(({ code }) => code === question.indicator)
  if (!indicator) return []
  const measure = question.measure ?? headlineMeasure(indicator)
  const recomputed = recomputeEdition(records, ref)
  return recomputed.figures.figures
    .filter((f) => f.indicator === indicator.code && f.measure === measure && f.area === question.area)
    .filter(({ areaLevel }) => (areaLevel === 'region-with-inner') === (question.withInner ?? false))
    .map((figure) => lineage(records, ref, recomputed, indicator, figure))
}

function lineage(
  { programme, submissions }: ArchiveRecords,
  { period, edition }: EditionRef,
  recomputed: Recomputed,
  indicator: Indicator,
  figure: Figure,
): Lineage {
  const zones = zonesOf(programme, figure)
  const own = ownFigures(recomputed, figure)
  const standing = (zone: string) => standingOf(programme, indicator, figure, own.get(zone), filingOf(recomputed, zone))
  const of = (kind: Standing) => zones.filter((zone) => standing(zone) === kind)
  const counted = of('counted')
  const areaName = nameOf(programme, figure.area)
  return {
    ...{ programme: programme.code, period, edition, figure, areaName, name: indicator.name, unit: indicator.unit },
    formula: formulaInWords(programme, indicator, { ...figure, areaName }),
    sums: quotientSums(
      programme,
      indicator,
      figure.measure,
      counted.flatMap((zone) => filingOf(recomputed, zone) ?? []),
    ),
    ...{ counted, missing: of('missing'), lacking: of('lacking') },
    filings: filingsOf(
      recomputed,
      submissions.map(({ record }) => record),
      counted,
      own,
      (zone, { zone: predecessor, period: earlier }) =>
        predecessor === undefined
          ? filedExactly(programme, indicator, figure.measure, filingOf(recomputed, zone)?.earlier?.[earlier])
          : null,
    ),
    restatement: recomputed.restatements.filter(isFigureRestated).find((r) => placeOf(r) === placeOf(figure)) ?? null,
  }
}

type Standing = 'counted' | 'missing' | 'lacking'

function standingOf(
  programme: Programme,
  indicator: Indicator,
  { areaLevel, measure }: Figure,
  own: readonly Figure[] | undefined,
  filing: ZoneFiling | undefined,
): Standing {
  if (!filing?.accepted) return 'missing'
  if (!own?.some(({ exact }) => exact !== null)) return 'lacking'
  if (areaLevel === 'zone' || indicator.aggregation !== 'weighted') return 'counted'
  // Its own figure is there; its weight may not be, and then it is in neither sum.
  const amount = zoneAmount(indicatorsOf(programme), indicator, measure, filing.values)
  return typeof amount === 'string' ? 'lacking' : 'counted'
}

function filingOf({ filings }: Recomputed, zone: string): ZoneFiling | undefined {
  return filings.find((filing) => filing.zone === zone)
}

/** The zones' own figures of the same kind; several where an indicator is filed part by part. */
function ownFigures({ figures }: Recomputed, { indicator, measure, areaLevel, part }: Figure) {
  return Map.groupBy(
    figures.figures.filter(
      (f) =>
        f.areaLevel === 'zone' &&
        f.indicator === indicator &&
        f.measure === measure &&
        (areaLevel !== 'zone' || f.part === part),
    ),
    ({ area }) => area,
  )
}

function zonesOf({ zones, ...rest }: Programme, { area, areaLevel }: Figure): readonly string[] {
  if (areaLevel === 'zone') return [area]
  const own = areasOf({ zones, ...rest }).find(({ code, level }) => code === area && level === areaLevel)
  return zones.filter(({ region }) => own?.regions.includes(region)).map(({ id }) => id)
}

function nameOf({ regions, zones }: Programme, area: string): Bilingual {
  const named = regions.find(({ code }) => code === area) ?? zones.find(({ id }) => id === area)
  return named?.name ?? { zh: area, en: area }
}

/** What counts of each zone in the figure, then what its comparisons rest on. */
function filingsOf(
  { cuts }: Recomputed,
  submissions: readonly Revision[],
  counted: readonly string[],
  own: ReadonlyMap<string, readonly Figure[]>,
  earlierExact: (zone: string, pointer: RevisionPointer) => string | null,
): FiledBasis[] {
  const included = new Set(counted)
  return cuts
    .flatMap(({ zones }) => zones)
    .filter(({ zone }) => included.has(zone))
    .flatMap(({ zone, current, basis }) => {
      const exact = own.get(zone)?.length === 1 ? (own.get(zone)?.[0]?.exact ?? null) : null
      const revision = submissions.find((r) => r.uploadId === current?.uploadId && r.versionId === current.versionId)
      const files = revision
        ? { upload: archivePaths.upload(revision), receipt: archivePaths.receipt(revision) }
        : { upload: null, receipt: null }
      const earlier = basis.map((pointer) => ({
        ...{ zone, ...pointer, exact: earlierExact(zone, pointer), upload: null, receipt: null },
      }))
      return [...(current ? [{ ...current, zone, exact, ...files }] : []), ...earlier]
    })
}
