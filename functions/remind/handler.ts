import * as v from 'valibot'
import { lambda, log } from '../../shared/aws/lambda.ts'
import { mapLimit } from '../../shared/concurrency.ts'
import { loadProgramme } from '../../shared/store/programmes.ts'
import { listRounds } from '../../shared/store/rounds.ts'
import { sumMailed } from '../../shared/zone-mail.ts'
import { remindZones } from './remind-zones.ts'
import { reminderAt } from './reminder.ts'

const RemindEvent = v.object({
  programme: v.string(),
  at: v.pipe(
    v.string(),
    v.check((text) => !Number.isNaN(Date.parse(text)), 'is no time'),
    v.transform((text) => new Date(text).toISOString()),
  ),
})

/** Writes to zones whose figures are still missing, in every round of a programme that is due soon or overdue on that day. */
export async function main(event: unknown, now: () => string = () => new Date().toISOString()) {
  const { programme: code, at } = v.parse(RemindEvent, event)
  const results = await mapLimit(await listRounds(code), 1, async (round) => {
    const programme = await loadProgramme(code, round.programmeHash)
    const reminder = reminderAt(round, programme.calendar, at, now())
    return reminder ? [await remindZones(round, programme, reminder, now)] : []
  })
  const { sent, failed } = sumMailed(results.flat())
  const rounds = results.flat().length
  log.info('zones-reminded', { programme: code, rounds, sent, failed })
  if (failed > 0) throw new Error(`${failed} reminders of ${code} were not sent`)
  return { reminded: sent, rounds }
}

export const handler = lambda((event: unknown) => main(event))
