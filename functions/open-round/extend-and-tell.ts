import { log } from '../../shared/aws/lambda.ts'
import type { Period } from '../../shared/period.ts'
import { loadProgramme } from '../../shared/store/programmes.ts'
import { type ExtensionRequest, extendRound } from './extend-round.ts'
import { mailExtension } from './mail-extension.ts'

export interface ExtensionTold {
  readonly programme: string
  readonly period: Period
  /** Whether this call added the minutes. */
  readonly extended: boolean
  /** As they stand now. */
  readonly dueAt: string
  readonly closesAt: string
  /** Mails sent by this call. */
  readonly mailed: number
}

/** Adds the minutes of an outage to a round, then tells its zones. Safe to repeat. Throws when somebody could not be written to. */
export async function extendAndTell(
  code: string,
  { period, extend }: { readonly period: Period; readonly extend: Omit<ExtensionRequest, 'programme' | 'period'> },
  now: () => string,
): Promise<ExtensionTold> {
  const result = await extendRound({ programme: code, period, ...extend }, now())
  const { round, extension, added } = result
  const programme = await loadProgramme(code, round.programmeHash)
  const { sent, failed } = await mailExtension(result, programme, now)
  log.info('round-extended', { programme: code, period, minutes: extension.minutes, added, sent, failed })
  if (failed > 0) throw new Error(`${failed} mails on the extension of ${code} ${period} were not sent`)
  const { dueAt, closesAt } = round
  return { programme: code, period, extended: added, dueAt, closesAt, mailed: sent }
}
