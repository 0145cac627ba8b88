import * as v from 'valibot'

const Instant = v.pipe(
  v.string(),
  v.check((text) => !Number.isNaN(Date.parse(text)), 'is no time'),
  v.transform((text) => new Date(text).toISOString()),
)

/** From the schedule, with the time at which it was due; or from an operator, with the period and times of their own, or to open a published one again. */
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
      reason: v.pipe(v.string(), v.trim(), v.minLength(1)),
      closesAt: Instant,
      by: v.pipe(v.string(), v.trim(), v.minLength(1)),
    }),
  }),
])

export type OpenEvent = v.InferOutput<typeof OpenEvent>

/** Throws on anything else. */
export function parseOpenEvent(event: unknown): OpenEvent {
  return v.parse(OpenEvent, event)
}
