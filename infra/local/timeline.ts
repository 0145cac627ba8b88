import { setTimeout as pause } from 'node:timers/promises'
import type { Clock } from './clock.ts'
import { object, readJson, text, writeJson } from './json.ts'
import { firstDue, type Schedule } from './schedules.ts'

/** Timers take no more than 24.8 days, and a laptop sleeps: look again at least this often. */
const LOOK_MILLISECONDS = 30_000
/** A cloud that was off for longer does not make up for what it missed. */
const MISSED_LIMIT_MILLISECONDS = 31 * 86_400_000
const IDLE_LIMIT_MILLISECONDS = 15 * 60_000

/**
 * Fires schedules as the clock passes them, in order: those that came due while the cloud was off first. The instant up to which
 * all has been fired is kept after the fact, so that one is fired twice rather than never.
 */
export function createTimeline(options: {
  readonly file: string
  readonly clock: Clock
  readonly schedules: readonly Schedule[]
  readonly fire: (schedule: Schedule, at: Date) => Promise<void>
  /** whether anything still works on what has happened up to now */
  readonly idle: () => Promise<boolean>
  readonly log: (line: string) => void
}) {
  const { clock, schedules } = options
  let firedThrough = loadFired(options.file, clock.now())
  let last: Promise<void> = Promise.resolve()
  let timer: NodeJS.Timeout | undefined
  let stopped = false

  const settle = async () => {
    const limit = performance.now() + IDLE_LIMIT_MILLISECONDS
    // Twice in a row, because what has just ended may be about to start the next.
    for (let calm = 0; calm < 2 && !stopped; calm = (await options.idle()) ? calm + 1 : 0) {
      if (performance.now() > limit) throw new Error('the cloud has not come to rest: see the logs of its functions')
      await pause(5)
    }
  }
  const fireThrough = async (limit: () => Date, settled: () => Promise<void>) => {
    for (;;) {
      const next = firstDue(schedules, firedThrough)
      const wait = clock.nextDeadline()
      const [first] = [next?.at, wait].filter((at) => at != null).sort((a, b) => a.getTime() - b.getTime())
      if (stopped || !first || first > limit()) return
      clock.moveTo(first)
      if (next && next.at <= first) {
        for (const schedule of next.due) await options.fire(schedule, next.at)
        if (stopped) return // what it fired may have been cut off: it is fired again at the next start
        firedThrough = next.at
        writeJson(options.file, { firedThrough: firedThrough.toISOString() })
      }
      await settled()
    }
  }
  /** One after the other, whoever asks. */
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const turn = last.then(work)
    last = turn.catch(() => undefined)
    return turn
  }
  const look = () => {
    void inTurn(() => fireThrough(clock.now, async () => {}))
      .catch((error: unknown) => options.log(`schedules: ${String(error)}`))
      .then(() => {
        const next = firstDue(schedules, firedThrough)
        const ahead = next ? next.at.getTime() - clock.now().getTime() : LOOK_MILLISECONDS
        if (!stopped) timer = setTimeout(look, Math.min(Math.max(ahead, 1), LOOK_MILLISECONDS))
      })
  }
  return {
    start: look,
    settle,
    /** Day by day as it would have happened: nothing later begins before what came earlier is done. */
    advanceTo: (instant: Date) =>
      inTurn(async () => {
        await settle()
        await fireThrough(() => instant, settle)
        clock.moveTo(instant)
        await settle()
      }),
    stop(): void {
      stopped = true
      clearTimeout(timer)
    },
  }
}

function loadFired(file: string, now: Date): Date {
  const stored = object(readJson(file)).firedThrough
  const oldest = now.getTime() - MISSED_LIMIT_MILLISECONDS
  const from = stored === undefined ? now.getTime() : Math.max(Date.parse(text(stored)), oldest)
  if (stored === undefined) writeJson(file, { firedThrough: now.toISOString() })
  return new Date(from)
}
