import { getObject } from '../../shared/aws/objects.ts'
import { ENV, requiredEnv } from '../../shared/env.ts'
import { RoundStateError, StoredShapeError } from '../../shared/errors.ts'
import { parseRestatements } from '../../shared/figures/restatement/stored.ts'
import { parseEditionFigures } from '../../shared/figures/stored.ts'
import { type EditionRef, objectKeys } from '../../shared/keys.ts'
import { type PointCode, releaseChecklist } from '../../shared/release/checklist.ts'
import { loadEdition } from '../../shared/store/editions.ts'
import { appendLog } from '../../shared/store/log.ts'
import { loadProgramme } from '../../shared/store/programmes.ts'
import { listRecipients, officialsOf } from '../../shared/store/recipients.ts'
import { heldPoints, listOverrides, loadCheck, saveCheck } from '../../shared/store/releases.ts'
import { loadRound } from '../../shared/store/rounds.ts'

const WORK_FILE_LIMIT_BYTES = 500_000_000

/** The points that hold an edition now, none when it may go out; how the list stands is stored, and a hold is logged once. */
export async function checkRelease(ref: EditionRef, now: string): Promise<readonly PointCode[]> {
  const round = await loadRound(ref.programme, ref.period)
  if (!round) throw new RoundStateError(`there is no round ${ref.programme} ${ref.period}`)
  // What is published is published: a repeat looks at nothing.
  if (await loadEdition(ref)) return []
  const programme = await loadProgramme(round.programme, round.programmeHash)
  const recipients = await listRecipients(ref.programme)
  const points = releaseChecklist({
    ...{ programme, round, figures: parseEditionFigures(await workJson(ref, 'figures.json')) },
    restatements: ref.edition === 1 ? null : parseRestatements(await workJson(ref, 'restatements.json')),
    officials: officialsOf(recipients).length,
    suppressed: recipients.filter(({ role, suppressed }) => role === 'official' && suppressed).length,
  })
  const held = heldPoints(points, await listOverrides(ref))
  const before = await loadCheck(ref)
  const heldSince = held.length === 0 ? null : (before?.heldSince ?? now)
  await saveCheck(ref, { checkedAt: now, heldSince, points })
  if (heldSince) await logHeld(ref, heldSince, held)
  return held
}

function logHeld({ programme, period, edition }: EditionRef, time: string, points: readonly PointCode[]) {
  const detail = { edition: String(edition), points: points.join(' ') }
  return appendLog({ programme, period, time, id: `held-${edition}`, actor: 'system', act: 'release-held', detail })
}

async function workJson(ref: EditionRef, name: string): Promise<unknown> {
  const key = objectKeys.work(ref, name)
  const object = await getObject(requiredEnv(ENV.rounds), key, { limitBytes: WORK_FILE_LIMIT_BYTES })
  if (!object) throw new StoredShapeError(`the close has not written ${key}`)
  return JSON.parse(Buffer.from(object.bytes).toString('utf8'))
}
