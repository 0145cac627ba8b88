import type { Invoke } from './functions.ts'
import { inputAt, type Schedule } from './schedules.ts'
import type { Workflow } from './workflow.ts'

/** A failed event is tried this often, as Lambda's asynchronous invocation does. */
const ATTEMPTS = 3
const NAME_LIMIT_CHARACTERS = 80

export interface Targets {
  readonly invoke: Invoke
  readonly workflow: Workflow
  readonly log: (line: string) => void
}

/** Hands a schedule's event to its target. What fails to the end is logged: on AWS it would lie among the dead letters. */
export async function fire(schedule: Schedule, at: Date, { invoke, workflow, log }: Targets): Promise<void> {
  const { name, targetArn } = schedule
  const input = inputAt(schedule, at)
  const attempt = async () => {
    if (!targetArn.includes(':stateMachine:')) return void (await invoke(targetArn, input))
    // Named for its instant: a schedule that is fired again, because the cloud was killed between, starts nothing twice.
    const execution = `${name}-${at.toISOString().replace(/[^\dTZ-]/g, '')}`.slice(-NAME_LIMIT_CHARACTERS)
    if (!workflow.has(targetArn, execution)) workflow.start(targetArn, input, execution)
  }
  for (let tried = 1; tried <= ATTEMPTS; tried++) {
    try {
      return await attempt()
    } catch (error) {
      log(`${name} of ${at.toISOString()}, attempt ${tried}: ${String(error)}`)
    }
  }
}
