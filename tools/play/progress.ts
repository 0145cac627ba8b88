/** One line a stage: a bar while it runs, the time it took when it is done. On a pipe only the finished lines are printed. */
export interface Stage {
  step(done: number, of: number): void
}

export interface StageTime {
  readonly stage: string
  readonly seconds: number
}

const BAR_WIDTH = 24
const MILLISECONDS = 1000

export class Progress {
  readonly times: StageTime[] = []
  readonly #out: NodeJS.WriteStream
  readonly #quiet: boolean

  constructor(out: NodeJS.WriteStream, quiet: boolean) {
    this.#out = out
    this.#quiet = quiet
  }

  /** Runs one stage and returns what it gives. `detail` says in a few words what came of it. */
  async stage<T>(
    title: string,
    run: (stage: Stage) => Promise<T>,
    detail: (result: T) => string = () => '',
  ): Promise<T> {
    const start = performance.now()
    this.#draw(title, '')
    const result = await run({ step: (done, of) => this.#draw(title, bar(done, of)) })
    const seconds = (performance.now() - start) / MILLISECONDS
    this.times.push({ stage: title, seconds: Number(seconds.toFixed(2)) })
    this.#finish(`✓ ${title}  ${seconds.toFixed(1)} s  ${detail(result)}`)
    return result
  }

  #draw(title: string, text: string): void {
    if (!this.#quiet && this.#out.isTTY) this.#out.write(`\r\x1b[K… ${title} ${text}`)
  }

  #finish(line: string): void {
    if (this.#quiet) return
    this.#out.write(`${this.#out.isTTY ? '\r\x1b[K' : ''}${line.trimEnd()}\n`)
  }
}

function bar(done: number, of: number): string {
  const filled = of === 0 ? BAR_WIDTH : Math.round((BAR_WIDTH * done) / of)
  return `[${'█'.repeat(filled)}${'·'.repeat(BAR_WIDTH - filled)}] ${done}/${of}`
}
