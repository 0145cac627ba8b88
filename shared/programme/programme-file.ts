import * as v from 'valibot'
import { parsePeriod } from '../period.ts'
import { AUDIENCES, type Audience } from './audience.ts'
import { exists } from './calendar.ts'
import { anyText, indicatorCode, keyCode, someText } from './cells.ts'
import type { Faults } from './faults.ts'
import { type Calendar, type CalendarTime, HOLDING_POINTS } from './schema.ts'

const bilingual = v.strictObject({ zh: someText, en: someText })
const integer = (min: number, max: number) =>
  v.pipe(
    v.number('must be a number'),
    v.check((n) => Number.isInteger(n) && n >= min && n <= max, `must be a whole number from ${min} to ${max}`),
  )
const clock = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as 09:00'))
/** Days 1 to 28 exist in every month. */
const dayTime = v.strictObject({ day: integer(1, 28), time: clock })
const codes = v.pipe(
  v.array(indicatorCode),
  v.minLength(1, 'must name at least one indicator'),
  v.maxLength(24, 'must not name more than 24 indicators'),
)

const seenBy = (audiences: readonly Audience[]) =>
  v.exactOptional(v.picklist(audiences, `must be ${audiences.join(' or ')}`))
const shown = seenBy(['bulletin', 'public'])
const audience = v.strictObject({
  // What the mail and the cover tell, and the published file, are for somebody.
  ...{ keyFigures: shown, data: shown },
  ...{ targets: seenBy(AUDIENCES), regions: seenBy(AUDIENCES), groups: seenBy(AUDIENCES), zones: seenBy(AUDIENCES) },
})

/** A day at most: what is known longer than that to some is no secret. */
const AHEAD_MINUTES_LIMIT = 24 * 60
const release = v.strictObject({
  minimumCoveragePercent: integer(0, 100),
  expectedCoveragePercent: integer(0, 100),
  aheadMinutes: integer(0, AHEAD_MINUTES_LIMIT),
  heldBy: v.exactOptional(v.array(v.picklist(HOLDING_POINTS, `must be ${HOLDING_POINTS.join(' or ')}`))),
})

/** `programme.json`: everything of a programme that is not a table. */
export const programmeFile = v.strictObject({
  code: keyCode,
  title: bilingual,
  tableNumber: anyText,
  issuedBy: bilingual,
  validUntil: v.pipe(v.string(), v.isoDate('must be a date such as 2027-12-31')),
  office: v.strictObject({ name: bilingual, contact: bilingual }),
  sampleNotice: v.nullable(bilingual),
  calendar: v.strictObject({
    timeZone: someText,
    utcOffset: v.pipe(v.string(), v.regex(/^[+-](0\d|1[0-4]):[0-5]\d$/, 'must be an offset such as +08:00')),
    mergesJanuaryFebruary: v.boolean(),
    frequency: v.picklist(['monthly', 'annual'], 'must be monthly or annual'),
    opens: dayTime,
    due: dayTime,
    closes: dayTime,
    releases: dayTime,
    reminds: v.strictObject({ time: clock, daysBefore: integer(0, 27) }),
    settleSeconds: integer(0, 3600),
  }),
  minimumCell: integer(1, 100),
  audience: v.exactOptional(audience),
  bulletin: v.strictObject({
    series: bilingual,
    keyIndicators: codes,
    regionIndicators: codes,
    zoneIndicators: codes,
    notes: v.pipe(v.array(bilingual), v.maxLength(40, 'must not have more than 40 notes')),
    firstPeriod: v.exactOptional(
      v.pipe(
        v.string(),
        v.check((text) => parsePeriod(text) !== null, 'must be a period such as 2025-03 or 2025-01/02'),
      ),
    ),
  }),
  release: v.exactOptional(release),
})

export type ProgrammeFile = v.InferOutput<typeof programmeFile>

/** Null after faults. Faults name the member by its path, `calendar.due.day`. */
export function readProgrammeFile(file: string, text: string, faults: Faults): ProgrammeFile | null {
  const data = parseJson(file, text, faults)
  if (data === undefined) return null
  const result = v.safeParse(programmeFile, data, { abortPipeEarly: true })
  if (result.success) {
    checkCalendar(file, result.output.calendar, faults)
    checkFirstPeriod(file, result.output, faults)
    return result.output
  }
  for (const issue of result.issues)
    faults.at(file, null, null, `${v.getDotPath(issue) ?? 'the file'}: ${sentence(issue)}`)
  return null
}

function checkFirstPeriod(file: string, { bulletin, calendar }: ProgrammeFile, faults: Faults): void {
  const { firstPeriod } = bulletin
  if (firstPeriod !== undefined && !exists(calendar, firstPeriod))
    faults.at(file, null, null, `bulletin.firstPeriod: the calendar has no period ${firstPeriod}`)
}

function parseJson(file: string, text: string, faults: Faults): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    faults.at(file, null, null, `not readable as JSON: ${error instanceof Error ? error.message : String(error)}`)
    return undefined
  }
}

function sentence(issue: v.BaseIssue<unknown>): string {
  if (issue.type !== 'strict_object') return issue.message
  return issue.expected === 'never' ? 'no such member is known' : 'the member is missing'
}

function checkCalendar(file: string, calendar: Calendar, faults: Faults): void {
  const steps = ['opens', 'due', 'closes', 'releases'] as const
  const at = ({ day, time }: CalendarTime) => `${String(day).padStart(2, '0')} ${time}`
  for (const [index, step] of steps.entries()) {
    const previous = steps[index - 1]
    if (previous && at(calendar[previous]) >= at(calendar[step]))
      faults.at(file, null, null, `calendar.${step}: must come after calendar.${previous}`)
  }
  if (calendar.due.day - calendar.reminds.daysBefore < calendar.opens.day)
    faults.at(file, null, null, 'calendar.reminds.daysBefore: reminders must not start before the round opens')
  const offsets = offsetsOf(calendar.timeZone)
  if (offsets === null) faults.at(file, null, null, `calendar.timeZone: no such time zone: ${calendar.timeZone}`)
  else if (offsets.some((offset) => offset !== calendar.utcOffset))
    faults.at(file, null, null, `calendar.utcOffset: ${calendar.timeZone} is at ${[...new Set(offsets)].join(' and ')}`)
}

/** The zone's offset in winter and in summer; null when the platform knows no such zone. */
function offsetsOf(timeZone: string): string[] | null {
  try {
    const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' })
    return [Date.UTC(2025, 0, 1), Date.UTC(2025, 6, 1)].map((instant) => {
      const name = format.formatToParts(instant).find((part) => part.type === 'timeZoneName')?.value ?? ''
      return name === 'GMT' ? '+00:00' : name.replace('GMT', '')
    })
  } catch {
    return null
  }
}
