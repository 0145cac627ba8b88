/** The few ways in which the system itself can be wrong. A bad submission is never one of them: it is a result. */

/** A programme's files contradict themselves; `faults` name file, row, column and reason. */
export class ProgrammeError extends Error {
  override readonly name = 'ProgrammeError'
  readonly faults: readonly string[]
  constructor(faults: readonly string[]) {
    super(`the programme has ${faults.length} fault(s):\n  ${faults.join('\n  ')}`)
    this.faults = faults
  }
}

/** A stored item or object does not have the shape that we write: damage or a foreign writer. */
export class StoredShapeError extends Error {
  override readonly name = 'StoredShapeError'
}

/** The deployment lacks an environment variable or resource that the code needs. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError'
}

/** An operator asked for something that the round's state does not allow; the message says what would. */
export class RoundStateError extends Error {
  override readonly name = 'RoundStateError'
}
