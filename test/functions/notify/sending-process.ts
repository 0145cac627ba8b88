// Runs `notify` in a process of its own, on a clock that stands still at NOW: something that can be killed.
const now = Date.parse(process.env.NOW ?? '')
const RealDate = Date

class StillDate extends RealDate {
  constructor(...given: [] | [string | number | Date]) {
    super(given.length === 0 ? now : given[0])
  }
  static override now(): number {
    return now
  }
}
globalThis.Date = StillDate as DateConstructor

const { main } = await import('../../../functions/notify/handler.ts')
console.log(`RESULT ${JSON.stringify(await main(JSON.parse(process.env.EVENT ?? '{}')))}`)
