import { syncBuiltinESMExports } from 'node:module'
import zlib from 'node:zlib'
import { judged } from '../fixtures/intake/form.ts'
import { answerOf } from './case.ts'

/** What judging one hostile file came to. */
export interface HostileAnswer {
  readonly answer: ReturnType<typeof answerOf>
  readonly inflatedBytes: number
  /** By how much the process grew beyond the largest that it had been before. */
  readonly grownBytes: number
}

// The one way in which intake inflates, counted: what was asked for, whether it was then used or not.
let inflatedBytes = 0
const { inflateRawSync } = zlib
zlib.inflateRawSync = ((data, options) => {
  inflatedBytes += options?.maxOutputLength ?? Number.POSITIVE_INFINITY
  return inflateRawSync(data, options)
}) as typeof inflateRawSync
syncBuiltinESMExports()

process.on('message', (bytes: Uint8Array) => {
  inflatedBytes = 0
  // What the file before has left behind is not this one's.
  globalThis.gc?.()
  const before = peakBytes()
  void judged(bytes, 'form.xlsx').then((judgement) => {
    process.send?.({
      answer: answerOf(judgement),
      inflatedBytes,
      grownBytes: peakBytes() - before,
    } satisfies HostileAnswer)
  })
})

function peakBytes(): number {
  return process.resourceUsage().maxRSS * 1024
}
