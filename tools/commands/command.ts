import { type ParseArgsConfig, parseArgs } from 'node:util'

/** One subcommand: what it is called with, what it does, and the run itself, which returns the exit code. */
export interface Command {
  readonly usage: string
  readonly summary: string
  run(args: string[]): Promise<number>
}

/** The caller's words do not fit; the command line answers with the usage and exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

type Options = NonNullable<ParseArgsConfig['options']>

/** Options and exactly the named positionals; `--json` is every command's. */
export function parseCommand<const O extends Options>(args: string[], options: O, positionals: readonly string[] = []) {
  const parsed = parseOrExplain(args, options)
  const missing = positionals[parsed.positionals.length]
  if (missing) throw new UsageError(`${missing} is missing`)
  if (parsed.positionals.length > positionals.length)
    throw new UsageError(`too many words: ${parsed.positionals.slice(positionals.length).join(' ')}`)
  return parsed
}

/** Options and one or more positionals of the same kind. */
export function parseCommandList<const O extends Options>(args: string[], options: O, positional: string) {
  const parsed = parseOrExplain(args, options)
  if (parsed.positionals.length === 0) throw new UsageError(`${positional} is missing`)
  return parsed
}

export function required(value: string | undefined, option: string): string {
  if (!value) throw new UsageError(`${option} is missing`)
  return value
}

/** Prints a result as one JSON line, or in words. */
export function print(json: boolean | undefined, result: unknown, words: () => string): void {
  console.log(json ? JSON.stringify(result) : words())
}

function parseOrExplain<const O extends Options>(args: string[], options: O) {
  try {
    return parseArgs({ args, options: { ...options, json: { type: 'boolean' } }, allowPositionals: true, strict: true })
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}
