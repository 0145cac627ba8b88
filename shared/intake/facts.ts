import { intakeMessages } from '../messages/intake.ts'
import { type Period, parsePeriod, periodLabel, periodOf } from '../period.ts'
import type { Programme, Zone } from '../programme/schema.ts'
import type { Bilingual, Finding } from '../submission.ts'
import { halfWidth } from './cell.ts'
import { finding } from './finding.ts'
import type { GridCell } from './grid.ts'
import type { FormTable } from './header.ts'
import { formVersion } from './layout.ts'
import { cellPlace, type Fact, type FormFacts, folded } from './source.ts'

const LABELS = {
  zoneCode: 'form.zoneCode',
  zoneName: 'form.zone',
  period: 'form.period',
  version: 'form.version',
} as const

const KEY_OF_LABEL: ReadonlyMap<string, keyof FormFacts> = new Map(
  (['zoneCode', 'zoneName', 'period', 'version'] as const).flatMap((key) => {
    const { zh, en } = intakeMessages[LABELS[key]]
    return [zh, en].map((title) => [folded(title), key] as const)
  }),
)

/** Zone, period and form version as the lines above the table state them: beside a label, or behind it and a colon. */
export function factsAbove({ grid, header }: FormTable): FormFacts {
  const facts: Record<keyof FormFacts, Fact | null> = { zoneCode: null, zoneName: null, period: null, version: null }
  for (const row of grid.rows) {
    if (row.number >= header.number) break
    for (const [column, cell] of row.cells.entries()) {
      if (!cell) continue
      const found = labelled(cell.text)
      if (!found) continue
      const { key, rest } = found
      const at = rest === '' ? row.cells.findIndex((next, index) => index > column && next !== undefined) : column
      const value: GridCell | undefined = rest === '' ? row.cells[at] : { text: rest, kind: 'text' }
      if (!value) continue
      const place = cellPlace(grid.sheet, row.number, at)
      facts[key] ??= { text: value.text.trim(), place, ...(value.kind === 'date' ? { date: true } : {}) }
    }
  }
  return facts
}

/** The form has to be of this programme, zone and period: each difference with both sides. */
export function checkFacts(facts: FormFacts, programme: Programme, zone: Zone, period: Period): Finding[] {
  return [
    ...checkVersion(facts.version, formVersion(programme)),
    ...checkZone(facts, zone),
    ...checkPeriod(facts.period, period, programme.calendar.mergesJanuaryFebruary),
  ]
}

/** Null where the cell is no label of ours; else which one, and the text behind it, which may be empty. */
function labelled(text: string): { readonly key: keyof FormFacts; readonly rest: string } | null {
  const plain = halfWidth(text).trim()
  const whole = KEY_OF_LABEL.get(folded(plain.replace(/:$/, '')))
  if (whole) return { key: whole, rest: '' }
  const colon = plain.indexOf(':')
  const key = colon === -1 ? undefined : KEY_OF_LABEL.get(folded(plain.slice(0, colon)))
  return key ? { key, rest: plain.slice(colon + 1).trim() } : null
}

function checkVersion(fact: Fact | null, expected: string): Finding[] {
  if (!fact) return [absent('version', expected)]
  if (folded(fact.text) === folded(expected)) return []
  return [finding('E203', { seen: fact.text, expected }, { place: fact.place, seen: fact.text })]
}

function checkZone({ zoneCode, zoneName }: FormFacts, zone: Zone): Finding[] {
  if (!zoneCode) return [absent('zoneCode', zone.id)]
  const sameCode = folded(zoneCode.text) === folded(zone.id)
  const sameName = !zoneName || [zone.name.zh, zone.name.en].some((name) => folded(name) === folded(zoneName.text))
  if (sameCode && sameName) return []
  const seen = [zoneCode.text, zoneName?.text].filter(Boolean).join(' ')
  const { place } = sameCode && zoneName ? zoneName : zoneCode
  return [finding('E205', { seen, expected: `${zone.id} ${zone.name.zh}` }, { place, seen })]
}

/** The zone and period that a form says it is of; null where it says neither, or none that there is. */
export function statedBy(
  { zoneCode, period }: FormFacts,
  { zones, calendar }: Programme,
): { readonly zone: Zone | null; readonly period: Period | null } {
  return {
    zone: zones.find(({ id }) => zoneCode !== null && folded(id) === folded(zoneCode.text)) ?? null,
    period: period && statedPeriod(period, calendar.mergesJanuaryFebruary),
  }
}

function statedPeriod({ date, text }: Fact, merges: boolean): Period | null {
  return date ? periodOfSerial(text, merges) : periodOfText(text, merges)
}

function checkPeriod(fact: Fact | null, expected: Period, merges: boolean): Finding[] {
  if (!fact) return [absent('period', labelOf(expected))]
  const seen = statedPeriod(fact, merges)
  if (seen === expected) return []
  const shown = seen === null ? fact.text : labelOf(seen)
  return [finding('E206', { seen: shown, expected: labelOf(expected) }, { place: fact.place, seen: fact.text })]
}

function labelOf(period: Period): Bilingual {
  return { zh: periodLabel(period, 'zh'), en: periodLabel(period, 'en') }
}

function absent(key: keyof FormFacts, expected: string | Bilingual): Finding {
  return finding('E204', { label: intakeMessages[LABELS[key]], expected })
}

const ENGLISH = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

/** The spellings that forms and spreadsheet programs give a month: Excel turns `2025-03` into `Mar-25` or `2025/3/1` on its own. */
function periodOfText(text: string, merges: boolean): Period | null {
  const plain = folded(text)
  if (parsePeriod(plain)) return plain
  const merged = /^(\d{4})年?[-./]?0?1月?[-—–~至]0?2月?$/.exec(plain)
  if (merged?.[1]) return `${merged[1]}-01/02`
  const month = /^(\d{4})[-./年](\d{1,2})(?:月|[-./](?:0?1))?(?:0?1日)?$/.exec(plain)
  if (month?.[1]) return monthPeriod(Number(month[1]), Number(month[2]), merges)
  const english = /^([a-z]{3})[a-z]*-?(\d{2}|\d{4})$/.exec(plain) ?? /^(?:january–february)(\d{4})$/.exec(plain)
  if (english?.[2]) {
    const year = Number(english[2])
    return monthPeriod(year < 100 ? 2000 + year : year, ENGLISH.indexOf(english[1] ?? '') + 1, merges)
  }
  return english?.[1] ? `${english[1]}-01/02` : null
}

/** Days since 1899-12-30, as Excel counts them. */
function periodOfSerial(text: string, merges: boolean): Period | null {
  const days = Number(text)
  if (!Number.isFinite(days) || days < 1 || days > 2_958_465) return null
  const date = new Date(Date.UTC(1899, 11, 30) + Math.floor(days) * 86_400_000)
  return monthPeriod(date.getUTCFullYear(), date.getUTCMonth() + 1, merges)
}

/** January alone is no period where it is merged with February. */
function monthPeriod(year: number, month: number, merges: boolean): Period | null {
  if (month < 1 || month > 12) return null
  return merges && month <= 2 ? null : periodOf(year, month, merges)
}
