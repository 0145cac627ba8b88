import { lambda } from '../../shared/aws/lambda.ts'
import { periodOpenAt } from '../../shared/programme/calendar.ts'
import { bundledProgramme } from './bundled-programme.ts'
import { type ExtensionTold, extendAndTell } from './extend-and-tell.ts'
import { parseOpenEvent } from './open-event.ts'
import { type Opened, openRound } from './open-round.ts'
import { reopenRound } from './reopen-round.ts'

/**
 * Opens the round of a programme and mails every zone its link and its form, or adds minutes to it and says so. Throws when somebody
 * could not be written to.
 */
export async function main(
  event: unknown,
  now: () => string = () => new Date().toISOString(),
): Promise<Opened | ExtensionTold> {
  const request = parseOpenEvent(event)
  const programme = await bundledProgramme(request.programme)
  if ('at' in request) {
    const period = periodOpenAt(programme.calendar, request.at)
    return openRound({ programme, period, times: {}, by: 'schedule' }, now)
  }
  if ('reopen' in request) {
    const { period, reopen } = request
    // The round as it stands is opened again, with the programme that it was opened with; then its zones get links.
    await reopenRound({ programme: programme.code, period, ...reopen }, now())
    return openRound({ programme, period, times: {}, by: 'operator' }, now)
  }
  if ('extend' in request) return extendAndTell(programme.code, request, now)
  const { programme: _code, period, ...times } = request
  return openRound({ programme, period, times, by: 'operator' }, now)
}

export const handler = lambda((event: unknown) => main(event))
