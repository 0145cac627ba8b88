import { log } from '../../shared/aws/lambda.ts'
import { RoundStateError } from '../../shared/errors.ts'
import type { EditionRef } from '../../shared/keys.ts'
import { aheadWindow } from '../../shared/release/ahead.ts'
import { releaseRules } from '../../shared/release/checklist.ts'
import { loadProgramme } from '../../shared/store/programmes.ts'
import { listRecipients, officialsOf } from '../../shared/store/recipients.ts'
import { loadRound } from '../../shared/store/rounds.ts'
import { loadStaged } from '../../shared/store/staged.ts'
import { sendEdition } from './send-edition.ts'
import { letterWriter } from './write-letter.ts'

/** `wait`: the next official's time comes at `until`. `done`: nobody is left, or the release has come. */
export type AheadResult = { readonly status: 'wait'; readonly until: string } | { readonly status: 'done' }

/** Mails an edition that lies ready, under embargo, to each official whose window before the release has opened. */
export async function notifyAhead(ref: EditionRef, publishAt: string, now: () => string): Promise<AheadResult> {
  const { programme: code, period, edition } = ref
  const [round, staged] = await Promise.all([loadRound(code, period), loadStaged(ref)])
  if (!round || !staged) throw new RoundStateError(`edition ${edition} of ${code} ${period} does not lie ready`)
  const { aheadMinutes: longest } = releaseRules(await loadProgramme(code, round.programmeHash))
  const officials = officialsOf(await listRecipients(code)).flatMap((recipient) => {
    const window = aheadWindow(publishAt, recipient.aheadMinutes, longest)
    return window ? [{ recipient, from: window.from }] : []
  })
  const at = now()
  if (officials.length === 0 || at >= publishAt) return { status: 'done' }
  const due = new Map(officials.filter(({ from }) => from <= at).map(({ recipient, from }) => [recipient, from]))
  if (due.size > 0) {
    const write = await letterWriter(ref, { manifestHash: staged.manifestHash, kind: 'ahead', now })
    const result = await sendEdition(ref, [...due.keys()], (one) => write(one, due.get(one) ?? null), now)
    log.info('edition-mailed-ahead', { ...ref, ...result })
    if (result.failed > 0) throw new Error(`${result.failed} mails ahead of edition ${edition} were not sent`)
  }
  const [next] = officials
    .map(({ from }) => from)
    .filter((from) => from > at)
    .sort()
  return next === undefined ? { status: 'done' } : { status: 'wait', until: next }
}
