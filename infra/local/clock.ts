import { object, readJson, text, writeJson } from './json.ts'

/** setTimeout takes no more than 24.8 days, and a laptop may sleep: look again at least this often. */
const LOOK_MILLISECONDS = 30_000

/** The cloud's own time. It runs at the speed of the machine's, from an offset that is kept; it never goes back. */
export interface Clock {
  now(): Date
  offsetMilliseconds(): number
  /** Forward only; an earlier instant changes nothing. Ends the waits that are over by then. */
  moveTo(instant: Date): void
  waitUntil(instant: Date): Promise<void>
  /** When the first of the waits will end. */
  nextDeadline(): Date | null
  close(): void
}

/**
 * @param startAt ISO instant at which a new cloud starts; without it, now. A cloud that exists keeps its own time.
 */
export function openClock(file: string, startAt?: string, machineNow: () => number = Date.now): Clock {
  let offset = loadOffset(file, startAt, machineNow)
  let timer: NodeJS.Timeout | undefined
  const waits = new Set<{ readonly at: number; readonly end: () => void }>()
  const now = () => machineNow() + offset
  const first = () => Math.min(...[...waits].map((wait) => wait.at))

  const look = () => {
    clearTimeout(timer)
    for (const wait of waits) {
      if (wait.at > now()) continue
      waits.delete(wait)
      wait.end()
    }
    if (waits.size > 0) timer = setTimeout(look, Math.min(Math.max(first() - now(), 1), LOOK_MILLISECONDS))
  }

  return {
    now: () => new Date(now()),
    offsetMilliseconds: () => offset,
    moveTo(instant) {
      const ahead = instant.getTime() - now()
      if (ahead > 0) {
        offset += ahead
        writeJson(file, { offsetMilliseconds: offset })
      }
      look()
    },
    waitUntil: (instant) =>
      new Promise((end) => {
        waits.add({ at: instant.getTime(), end })
        look()
      }),
    nextDeadline: () => (waits.size > 0 ? new Date(first()) : null),
    close() {
      clearTimeout(timer)
      waits.clear()
    },
  }
}

function loadOffset(file: string, startAt: string | undefined, machineNow: () => number): number {
  const stored = object(readJson(file)).offsetMilliseconds
  if (stored !== undefined) return Number(text(stored))
  const offset = startAt === undefined ? 0 : new Date(startAt).getTime() - machineNow()
  if (!Number.isFinite(offset)) throw new RangeError(`startAt is not an instant: ${startAt}`)
  writeJson(file, { offsetMilliseconds: offset })
  return offset
}
