import * as v from 'valibot'
import { lambda } from '../../shared/aws/lambda.ts'
import { periodOpenAt } from '../../shared/programme/calendar.ts'
import { bundledProgramme } from './bundled-programme.ts'
import { type Opened, openRound } from './open-round.ts'

const Instant = v.pipe(
  v.string(),
  v.check((text) => !Number.isNaN(Date.parse(text)), 'is no time'),
  v.transform((text) => new Date(text).toISOString()),
)

/** From the schedule, with the time at which it was due; or from an operator, with the period and times of their own. */
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
])

/** Opens the round of a programme and mails every zone its link and its form. Throws when somebody could not be written to. */
export async function main(event: unknown, now: () => string = () => new Date().toISOString()): Promise<Opened> {
  const request = v.parse(OpenEvent, event)
  const programme = await bundledProgramme(request.programme)
  if ('at' in request) {
    const period = periodOpenAt(programme.calendar, request.at)
    return openRound({ programme, period, times: {}, by: 'schedule' }, now)
  }
  const { programme: _code, period, ...times } = request
  return openRound({ programme, period, times, by: 'operator' }, now)
}

export const handler = lambda((event: unknown) => main(event))
