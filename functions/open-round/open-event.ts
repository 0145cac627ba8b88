import * as v from 'valibot'
import { someText } from '../../shared/programme/cells.ts'

const Instant = v.pipe(
  v.string(),
  v.check((text) => !Number.isNaN(Date.parse(text)), 'is no time'),
  v.transform((text) => new Date(text).toISOString()),
)

/** They come again in mails, on pages and in print. */
const Words = v.pipe(someText, v.maxLength(500))
/** A week: longer than any outage that a closing should wait for. */
const MINUTES_MAX = 7 * 24 * 60

/**
 * From the schedule, with the time at which it was due; or from an operator, with the period and times of their own, to open a
 * published one again, or to add the minutes of an outage to an open one.
 */
const OpenEvent = v.union([
  v.strictObject({ programme: v.string(), at: Instant }),
  v.strictObject({
    programme: v.string(),
    period: v.string(),
    opensAt: v.exactOptional(Instant),
    dueAt: v.exactOptional(Instant),
    closesAt: v.exactOptional(Instant),
    releasesAt: v.exactOptional(Instant),
  }),
  v.strictObject({
    programme: v.string(),
    period: v.string(),
    reopen: v.strictObject({
      reason: Words,
      closesAt: Instant,
      by: Words,
    }),
  }),
  v.strictObject({
    programme: v.string(),
    period: v.string(),
    extend: v.strictObject({
      id: v.pipe(v.string(), v.regex(/^[A-Za-z0-9-]{1,64}$/)),
      minutes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MINUTES_MAX)),
      reason: Words,
      by: Words,
    }),
  }),
])

export type OpenEvent = v.InferOutput<typeof OpenEvent>

/** Throws on anything else. */
export function parseOpenEvent(event: unknown): OpenEvent {
  return v.parse(OpenEvent, event)
}
