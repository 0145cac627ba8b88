import { randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { StateMachine, type StateMachineDefinition } from 'aws-local-stepfunctions'
import type { Clock } from './clock.ts'
import type { Invoke } from './functions.ts'
import { AwsFault } from './http.ts'
import { type Json, type JsonObject, object, parseJson, readJson, text, writeJson } from './json.ts'
import { adaptDefinition, tasksOf, WAIT_RESOURCE } from './state-language.ts'

export interface Execution {
  readonly executionArn: string
  readonly stateMachineArn: string
  readonly name: string
  readonly status: 'RUNNING' | 'SUCCEEDED' | 'FAILED'
  readonly input: Json
  readonly output: Json
  readonly error: string | null
  readonly cause: string | null
  /** ISO instants of the cloud's clock */
  readonly startedAt: string
  readonly stoppedAt: string | null
}

export type Workflow = ReturnType<typeof createWorkflow>

/**
 * Step Functions by `aws-local-stepfunctions`. Every execution is a file; one that was running when the cloud ended is run again
 * from its start, which the steps allow: each can be repeated.
 */
export function createWorkflow(options: {
  readonly dataDir: string
  readonly clock: Clock
  readonly invoke: Invoke
  readonly log: (line: string) => void
}) {
  const folder = join(options.dataDir, 'executions')
  const machines = new Map<string, JsonObject>()
  const executions = new Map<string, Execution>()
  const running = new Map<string, Run & { readonly saved: Promise<Execution> }>()
  const save = (execution: Execution) => {
    executions.set(execution.executionArn, execution)
    writeJson(join(folder, `${execution.executionArn.split(':').slice(-2).join('.')}.json`), execution)
  }
  const run = (execution: Execution) => {
    const definition = machines.get(execution.stateMachineArn)
    if (!definition) return options.log(`${execution.executionArn} belongs to no state machine of the template`)
    const started = startRun(definition, execution, options)
    const saved = started.ended.then((end) => {
      running.delete(execution.executionArn)
      if (!end) return execution
      const ended = { ...execution, ...end, stoppedAt: options.clock.now().toISOString() }
      save(ended)
      if (end.status === 'FAILED') options.log(`${execution.executionArn}: ${end.error}: ${end.cause}`)
      return ended
    })
    running.set(execution.executionArn, { ...started, saved })
  }
  return {
    addMachine(arn: string, definition: string): void {
      machines.set(arn, adaptDefinition(object(parseJson(definition))))
    },
    /** To be called once the machines are known. */
    resume(): void {
      mkdirSync(folder, { recursive: true })
      for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
        const execution = readExecution(join(folder, file))
        executions.set(execution.executionArn, execution)
        if (execution.status === 'RUNNING') run(execution)
      }
    },
    /** Repeating name and input of an execution that runs is not an error, as on AWS. */
    start(stateMachineArn: string, input: Json, name: string = randomUUID()): Execution {
      if (!machines.has(stateMachineArn)) throw new AwsFault('StateMachineDoesNotExist', stateMachineArn)
      if (!/^[\w-]{1,80}$/.test(name)) throw new AwsFault('InvalidName', `Invalid Name: '${name}'`)
      const executionArn = executionArnOf(stateMachineArn, name)
      const known = executions.get(executionArn)
      if (known) {
        if (known.status === 'RUNNING' && JSON.stringify(known.input) === JSON.stringify(input)) return known
        throw new AwsFault('ExecutionAlreadyExists', `Execution Already Exists: '${executionArn}'`)
      }
      const started = { output: null, error: null, cause: null, startedAt: options.clock.now().toISOString() }
      const status = 'RUNNING' as const
      const execution: Execution = { executionArn, stateMachineArn, name, status, input, stoppedAt: null, ...started }
      save(execution)
      run(execution)
      return execution
    },
    has: (stateMachineArn: string, name: string): boolean => executions.has(executionArnOf(stateMachineArn, name)),
    describe(executionArn: string): Execution {
      const execution = executions.get(executionArn)
      if (!execution) throw new AwsFault('ExecutionDoesNotExist', `Execution Does Not Exist: '${executionArn}'`)
      return execution
    },
    /** The execution once it has ended; still RUNNING when the cloud stopped before. */
    async ended(executionArn: string): Promise<Execution> {
      return running.get(executionArn)?.saved ?? this.describe(executionArn)
    },
    list: (stateMachineArn: string): Execution[] =>
      [...executions.values()]
        .filter((execution) => execution.stateMachineArn === stateMachineArn)
        .sort((a, b) => b.startedAt.localeCompare(a.startedAt)),
    /** Nothing to do before the clock moves on: every execution waits or has ended. */
    idle: () => [...running.values()].every(({ tasks, waits }) => tasks() === 0 && waits() > 0),
    stop(): void {
      for (const { abort } of running.values()) abort()
    },
  }
}

const executionArnOf = (stateMachineArn: string, name: string) =>
  `${stateMachineArn.replace(':stateMachine:', ':execution:')}:${name}`

interface Run {
  /** null when it was aborted: it goes on at the next start */
  readonly ended: Promise<Pick<Execution, 'status' | 'output' | 'error' | 'cause'> | null>
  readonly tasks: () => number
  readonly waits: () => number
  readonly abort: () => void
}

function startRun(
  definition: JsonObject,
  { executionArn, stateMachineArn, name, input, startedAt }: Execution,
  { clock, invoke }: { readonly clock: Clock; readonly invoke: Invoke },
): Run {
  const counts = { tasks: 0, waits: 0 }
  const counted = async <T>(what: keyof typeof counts, work: Promise<T>): Promise<T> => {
    counts[what]++
    return work.finally(() => counts[what]--)
  }
  // A wait that is cut off has to end, or the engine's own timer of its task keeps the process alive for days.
  const cut = Promise.withResolvers<never>()
  cut.promise.catch(() => undefined)
  const perform = (resource: string) => (given: Json) => {
    const parameters = isParameters(resource) ? object(given) : {}
    if (resource === WAIT_RESOURCE)
      return counted(
        'waits',
        Promise.race([clock.waitUntil(endOfWait(parameters, clock)), cut.promise]).then(() => null),
      )
    return counted('tasks', performTask(resource, given, parameters, invoke))
  }
  const handlers = [...tasksOf(definition)].map(([task, resource]) => [task, perform(resource)] as const)
  // Validated by CloudFormation's rules when it was synthesized; the engine's own validator does not know our waiting task.
  const machine = new StateMachine(definitionOf(definition), { validationOptions: { noValidate: true } })
  const execution = machine.run(input, {
    overrides: { taskResourceLocalHandlers: Object.fromEntries(handlers) },
    context: {
      Execution: { Id: executionArn, Name: name, StartTime: startedAt },
      StateMachine: { Id: stateMachineArn },
    },
  })
  let aborted = false
  const ended = execution.result.then(
    (output: Json) => ({ status: 'SUCCEEDED' as const, output, error: null, cause: null }),
    (failure: Error) => {
      const cause = failure.cause instanceof Error ? failure.cause : failure
      return aborted ? null : { status: 'FAILED' as const, output: null, error: cause.name, cause: cause.message }
    },
  )
  const abort = () => {
    aborted = true
    execution.abort()
    cut.reject(new Error('the cloud is stopped'))
  }
  return { ended, tasks: () => counts.tasks, waits: () => counts.waits, abort }
}

const isParameters = (resource: string) => resource === WAIT_RESOURCE || resource.endsWith(':lambda:invoke')

async function performTask(resource: string, given: Json, parameters: JsonObject, invoke: Invoke): Promise<Json> {
  if (!isParameters(resource)) return invoke(resource, given)
  const Payload = await invoke(text(parameters.FunctionName), parameters.Payload ?? {})
  return { Payload, StatusCode: 200, ExecutedVersion: '$LATEST' }
}

function endOfWait({ Seconds, Timestamp }: JsonObject, clock: Clock): Date {
  const end = Timestamp === undefined ? clock.now().getTime() + Number(Seconds) * 1_000 : Date.parse(text(Timestamp))
  if (!Number.isFinite(end)) throw new Error(`a Wait state has no instant: ${JSON.stringify(Timestamp ?? Seconds)}`)
  return new Date(end)
}

function definitionOf(definition: JsonObject): StateMachineDefinition {
  const parsed: StateMachineDefinition = JSON.parse(JSON.stringify(definition))
  return parsed
}

function readExecution(file: string): Execution {
  const stored: Execution = JSON.parse(JSON.stringify(readJson(file)))
  return stored
}
