import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseCsv } from '../../shared/csv.ts'
import { addMicro, formatMicro, ratioOf, roundRatio, toMicro } from '../../shared/decimal.ts'
import type { Programme, Zone } from '../../shared/programme/schema.ts'
import { makeProgramme, smallProgramme } from '../fixtures/small-programme.ts'

/** A published table as it stands on its page, each row with the address it was taken from. Facts only: no text of the page. */
export type Published = Readonly<Record<string, string>>

export function published(file: string): readonly Published[] {
  const parsed = parseCsv(readFileSync(join(import.meta.dirname, file), 'utf8').replaceAll('\n', '\r\n'))
  if ('fault' in parsed) throw new Error(`${file}: ${parsed.fault.reason}`)
  const [head = [], ...rows] = parsed.rows
  return rows.map((row) => Object.fromEntries(head.map((name, at) => [name, row[at] ?? ''])))
}

export function rowOf(rows: readonly Published[], like: Published): Published {
  const found = rows.filter((row) => Object.entries(like).every(([name, value]) => row[name] === value))
  if (found.length !== 1) throw new Error(`${found.length} rows like ${JSON.stringify(like)}`)
  return found[0]!
}

/** A programme in which each part of a published table is a unit that reports. */
export function programmeOf(parts: readonly string[], indicators: Programme['indicators']): Programme {
  const [first] = smallProgramme.zones
  const zones = parts.map((zh, at): Zone => ({ ...first!, id: `Z${at + 1}`, name: { zh, en: `Part ${at + 1}` } }))
  const [province, region] = smallProgramme.regions
  const keyIndicators = indicators.map(({ code }) => code)
  const bulletin = {
    ...smallProgramme.bulletin,
    keyIndicators,
    regionIndicators: keyIndicators,
    zoneIndicators: keyIndicators,
  }
  return makeProgramme({ zones, regions: [province!, region!], indicators, targets: [], bulletin, sampleNotice: null })
}

/** The base that a published value and its rate imply, to the six decimals that a filing has. */
export function impliedBase(value: string, percent: string): string {
  const ratio = ratioOf(toMicro(value), addMicro(toMicro('100'), toMicro(percent)), 100)
  return ratio ? roundRatio(ratio, 6) : '0'
}

/** 万元 as 亿元, or 亿元 as 万亿元, exactly. */
export function inTenThousands(amount: string): string {
  return formatMicro(BigInt(toMicro(amount)) / 10_000n)
}
