import { sdmxCodes, sdmxParts } from '../../messages/sdmx.ts'
import { fill } from '../../messages/speak.ts'
import { type Period, periodParts } from '../../period.ts'
import type { Calendar, Programme } from '../../programme/schema.ts'
import type { Bilingual } from '../../submission.ts'

export interface Code {
  readonly id: string
  readonly name: Bilingual
}

/** What every code list of the structure has in common: who keeps it, and its version. */
export const AGENCY = 'ZONE_BULLETIN'
export const VERSION = '1.0.0'
/** Of a figure that is not one of several parts. */
export const ALL_PARTS = '_T'
export const UNIT_OF_GROWTH = { percent: 'PERCENT', points: 'POINTS' } as const

export function partCode(part: number | null): string {
  return part === null ? ALL_PARTS : `P${part}`
}

/** ISO 8601 as SDMX writes it: `2025-03`; merged January and February as a range, `2025-01-01/P2M`; a year where reports are yearly. */
export function timePeriod({ frequency }: Calendar, period: Period): string {
  const { year, from, to } = periodParts(period)
  if (frequency === 'annual') return `${year}`
  const month = String(from).padStart(2, '0')
  return from === to ? `${year}-${month}` : `${year}-${month}-01/P${to - from + 1}M`
}

export function frequencyCode({ frequency }: Calendar): keyof typeof sdmxCodes.FREQ {
  return frequency === 'annual' ? 'A' : 'M'
}

/** Regions and zones; where one code is both, the first name stays. */
export function areaCodes({ regions, zones }: Programme): Code[] {
  const all: Code[] = [
    ...regions.map(({ code, name }) => ({ id: code, name })),
    ...zones.map(({ id, name }) => ({ id, name })),
  ]
  const known = new Map<string, Code>()
  for (const code of all) if (!known.has(code.id)) known.set(code.id, code)
  return [...known.values()]
}

export function indicatorCodes({ indicators }: Programme): Code[] {
  return indicators.map(({ code, name }) => ({ id: code, name }))
}

export function partCodes({ indicators }: Programme): Code[] {
  const most = Math.max(0, ...indicators.map(({ breakdownMax }) => breakdownMax))
  return [
    { id: ALL_PARTS, name: sdmxParts.total },
    ...Array.from({ length: most }, (_none, i) => ({
      id: partCode(i + 1),
      name: { zh: fill(sdmxParts.part.zh, { n: i + 1 }), en: fill(sdmxParts.part.en, { n: i + 1 }) },
    })),
  ]
}

/** The units of the programme, and those of growth. */
export function unitCodes({ indicators }: Programme): Code[] {
  const known = new Map<string, Code>([
    [UNIT_OF_GROWTH.percent, { id: UNIT_OF_GROWTH.percent, name: sdmxParts.percent }],
    [UNIT_OF_GROWTH.points, { id: UNIT_OF_GROWTH.points, name: sdmxParts.points }],
  ])
  for (const { unit } of indicators) {
    const id = unitCode(unit)
    if (!known.has(id)) known.set(id, { id, name: unit })
  }
  return [...known.values()]
}

/** A unit's English name as an id, `CNY_100_MILLION`; its characters in hex where nothing of it can stand in one. */
export function unitCode({ zh, en }: Bilingual): string {
  if (zh === '%') return UNIT_OF_GROWTH.percent
  const plain = en
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
  return plain === '' ? `U_${Buffer.from(zh).toString('hex').toUpperCase()}` : plain
}

export function ownCodes(list: keyof typeof sdmxCodes): Code[] {
  return Object.entries(sdmxCodes[list]).map(([id, name]) => ({ id, name }))
}
