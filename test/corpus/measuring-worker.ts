import { syncBuiltinESMExports } from 'node:module'
import zlib from 'node:zlib'
import { judged } from '../fixtures/intake/form.ts'
import { CORPUS } from './all.ts'
import { answerOf, type Case, judgeCase } from './case.ts'
import { hostiles } from './hostiles.ts'

/** Which file is to be judged. */
export type Asked = { readonly corpus: string; readonly index: number } | { readonly hostile: number }

/** What judging it came to. */
export interface Measured {
  readonly answer: ReturnType<typeof answerOf>
  readonly inflatedBytes: number
  /** By how much the process grew beyond the largest that it had been before. */
  readonly grownBytes: number
  /** The largest that the process has ever been. */
  readonly peakBytes: number
  /** Of the clock, or of the processor where other processes had it: the smaller of the two. */
  readonly milliseconds: number
}

// The one way in which intake inflates, counted: what was asked for, whether it was then used or not.
let inflatedBytes = 0
const { inflateRawSync } = zlib
zlib.inflateRawSync = ((data, options) => {
  inflatedBytes += options?.maxOutputLength ?? Number.POSITIVE_INFINITY
  return inflateRawSync(data, options)
}) as typeof inflateRawSync
syncBuiltinESMExports()

process.on('message', (asked: Asked) => {
  void measured(asked).then((answer) => process.send?.(answer))
})

async function measured(asked: Asked): Promise<Measured> {
  const judge = await made(asked)
  inflatedBytes = 0
  // What the file before has left behind is not this one's.
  if ('hostile' in asked) globalThis.gc?.()
  const before = peakBytes()
  const [clock, processor] = [performance.now(), process.cpuUsage()]
  const judgement = await judge()
  const { user, system } = process.cpuUsage(processor)
  const milliseconds = Math.min(performance.now() - clock, (user + system) / 1000)
  const peak = peakBytes()
  return { answer: answerOf(judgement), inflatedBytes, grownBytes: peak - before, peakBytes: peak, milliseconds }
}

/** Makes the file; judging it is what is measured. */
async function made(asked: Asked) {
  if ('hostile' in asked) {
    const bytes = Uint8Array.from((await hostiles[asked.hostile]?.file()) ?? [])
    return () => judged(bytes, 'form.xlsx')
  }
  const found = CORPUS[asked.corpus]?.[asked.index]
  if (!found) throw new RangeError(`no case ${asked.index} of ${asked.corpus}`)
  const file = await found.file()
  const each: Case = { ...found, file: () => file }
  return () => judgeCase(each)
}

function peakBytes(): number {
  return process.resourceUsage().maxRSS * 1024
}
