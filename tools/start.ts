import { parseArgs } from 'node:util'
import { parsePeriod } from '../shared/period.ts'
import { playMonth } from './play/month.ts'
import { printSummary } from './play/summary.ts'

/** `npm start`: the whole month on this machine; then it stays up for a person to try, until Ctrl-C. */
const { values } = parseArgs({
  options: {
    programme: { type: 'string', default: 'henan-zones' },
    period: { type: 'string', default: '2025-03' },
    zones: { type: 'string' },
    once: { type: 'boolean', default: false },
    fresh: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
})
if (!parsePeriod(values.period)) throw new RangeError(`--period ${values.period} is no period: 2025-03, or 2025-01/02`)
const zones = values.zones === undefined ? null : Number(values.zones)
if (zones !== null && !(Number.isInteger(zones) && zones > 0)) throw new RangeError('--zones takes a number above 0')

const played = await playMonth({
  ...{ programme: values.programme, period: values.period, zones },
  ...{ fresh: values.fresh, quiet: values.json, stays: !values.once },
})
printSummary(played.summary, values.json)
if (values.once) {
  await played.stop()
  process.exitCode = played.summary.verified ? 0 : 1
} else {
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void played.stop().then(() => process.exit()))
}
