/** Every deployed function in the order in which data passes; each is a folder of `functions/` and a heading of the runbook. */
export const FUNCTION_NAMES = [
  'open-round',
  'request-upload',
  'ingest',
  'print-receipt',
  'remind',
  'freeze',
  'aggregate',
  'combine',
  'render',
  'seal',
  'stage',
  'publish',
  'notify',
  'record-delivery',
  'portal',
  'archive',
] as const

/** Those with Typst's compiler, fonts and layouts beside their code: its binding has no arm64 build. */
export const PRINTING: readonly FunctionName[] = ['print-receipt', 'render']

export type FunctionName = (typeof FUNCTION_NAMES)[number]

/** The built functions: where each one's files lie, and what their code is called in archives. */
export interface Bundles {
  readonly folderOf: (name: FunctionName) => string
  /** SHA-256 over every file of every bundle, hex. */
  readonly codeVersion: string
}

/**
 * The compiled programmes beside the bundle of `open-round`. Not part of the code version: a programme has a hash of its own,
 * which receipts and archives name.
 */
export const PROGRAMMES_FILE = 'programmes.json'

/** The page that checks a form on a clerk's own machine, beside the bundle of `request-upload`. */
export const DESK_FILE = 'desk.html'
