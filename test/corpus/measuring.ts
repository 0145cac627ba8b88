import { fork } from 'node:child_process'
import { once } from 'node:events'
import type { Asked, Measured } from './measuring-worker.ts'

/** A process that judges files one after another and says what each cost. */
export interface Measuring {
  readonly measure: (asked: Asked) => Promise<Measured>
  readonly stop: () => void
}

/** With a heap of so many megabytes for all of them: one that piles up what it reads dies. */
export function startMeasuring(heapMegabytes: number): Measuring {
  const execArgv = [`--max-old-space-size=${heapMegabytes}`, '--expose-gc']
  const child = fork(new URL('./measuring-worker.ts', import.meta.url), { execArgv, serialization: 'advanced' })
  child.setMaxListeners(0)
  const died = once(child, 'exit').then(([code]): never => {
    throw new Error(`the reader died with ${code}`)
  })
  died.catch(() => undefined)
  return {
    async measure(asked) {
      const answered = once(child, 'message')
      child.send(asked)
      const [answer] = await Promise.race([answered, died])
      return answer
    },
    stop: () => void child.kill(),
  }
}

/** The best of a few tries, for the machine has other things to do: the first that is good enough ends it. */
export async function bestOf(tries: number, atMostMs: number, measure: () => Promise<Measured>): Promise<Measured> {
  let best = await measure()
  for (let more = 1; more < tries && best.milliseconds > atMostMs; more += 1) {
    const next = await measure()
    if (next.milliseconds < best.milliseconds) best = next
  }
  return best
}
