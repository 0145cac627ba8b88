import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { closeSync, mkdirSync, openSync } from 'node:fs'
import type { Server } from 'node:http'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Clock } from './clock.ts'
import { AwsFault, close, type Received, type Reply, serve } from './http.ts'
import { type Json, object, parseJson, text } from './json.ts'

export interface FunctionSpec {
  readonly name: string
  readonly arn: string
  /** folder of the bundled asset */
  readonly taskRoot: string
  readonly handler: string
  readonly environment: Readonly<Record<string, string>>
  readonly timeoutSeconds: number
  readonly memoryMegabytes: number
  /** how many processes at most */
  readonly concurrency: number
}

/** @throws FunctionError when the function fails, AwsFault when there is none of that name or ARN */
export type Invoke = (nameOrArn: string, payload: Json) => Promise<Json>

/** What a function threw, by the name that a state machine's Retry and Catch match. */
export class FunctionError extends Error {
  constructor(errorType: string, message: string) {
    super(message)
    this.name = errorType
  }
}

/** A small machine is slower than Lambda's: a time-out is to end what hangs, not what is slow. */
const TIMEOUT_SLACK = 3
/** Of an event and of a response, as Lambda's for synchronous invocation. */
const PAYLOAD_LIMIT_BYTES = 6 * 1024 * 1024
/** A process that has had nothing to do for so long gives its memory back. */
const IDLE_MILLISECONDS = 10 * 60_000
/** From SIGTERM to SIGKILL. */
const STOP_MILLISECONDS = 2_000
const BOOTSTRAP = fileURLToPath(new URL('./bootstrap.ts', import.meta.url))

interface Host {
  readonly port: number
  readonly logDir: string
  readonly clock: Clock
}
interface Invocation {
  readonly id: string
  readonly payload: string
  readonly resolve: (result: Json) => void
  readonly reject: (error: Error) => void
}
interface Instance {
  readonly id: string
  readonly pool: Pool
  readonly child: ChildProcess
  current: Invocation | null
  timer: NodeJS.Timeout | undefined
  /** whether it has come as far as asking for work, or saying why it cannot */
  started: boolean
  /** answers the process's request for its next invocation */
  take: ((reply: Reply) => void) | null
}
interface Pool {
  readonly spec: FunctionSpec
  readonly host: Host
  readonly instances: Set<Instance>
  readonly waiting: Invocation[]
}

export interface Functions {
  add(spec: FunctionSpec): void
  readonly invoke: Invoke
  /** no event waits for a process, and none is worked on */
  idle(): boolean
  /** Ends every process, whatever it does: what it worked on fails, and is repeated after the next start. */
  stop(): Promise<void>
}

export async function startFunctions(host: Host): Promise<Functions> {
  const pools = new Map<string, Pool>()
  let stopped = false
  const server: Server = await serve(host.port, (received) => runtimeApi(pools, received))
  mkdirSync(host.logDir, { recursive: true })
  return {
    add(spec) {
      const pool: Pool = { spec, host, instances: new Set(), waiting: [] }
      pools.set(spec.name, pool)
      pools.set(spec.arn, pool)
    },
    async invoke(nameOrArn, payload) {
      const pool = pools.get(nameOrArn.replace(/:\$LATEST$/, ''))
      if (!pool) throw new AwsFault('ResourceNotFoundException', `Function not found: ${nameOrArn}`)
      if (stopped) throw new AwsFault('ServiceException', 'the cloud is being stopped')
      const event = JSON.stringify(payload)
      if (Buffer.byteLength(event) > PAYLOAD_LIMIT_BYTES) {
        throw new AwsFault('RequestTooLargeException', `an event has at most ${PAYLOAD_LIMIT_BYTES} bytes`)
      }
      return new Promise<Json>((resolve, reject) => {
        pool.waiting.push({ id: randomUUID(), payload: event, resolve, reject })
        dispatch(pool)
      })
    },
    idle: () =>
      [...pools.values()].every(
        ({ waiting, instances }) => waiting.length === 0 && [...instances].every(({ current }) => current === null),
      ),
    async stop() {
      stopped = true
      for (const pool of pools.values()) {
        for (const { reject } of pool.waiting.splice(0)) reject(new FunctionError('Runtime.Stopped', pool.spec.name))
      }
      const instances = new Set([...pools.values()].flatMap((pool) => [...pool.instances]))
      await Promise.all([...instances].map(({ child }) => endProcess(child)))
      await close(server)
    },
  }
}

async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  const kill = setTimeout(() => child.kill('SIGKILL'), STOP_MILLISECONDS)
  child.kill('SIGTERM')
  await ended
  clearTimeout(kill)
}

/** Gives waiting invocations to idle processes, and starts processes while there are more invocations than those. */
function dispatch(pool: Pool): void {
  for (const instance of pool.instances) {
    const invocation = instance.take ? pool.waiting.shift() : undefined
    if (invocation) hand(instance, invocation)
  }
  const starting = [...pool.instances].filter((instance) => !instance.take && !instance.current).length
  const wanted = Math.min(pool.waiting.length - starting, pool.spec.concurrency - pool.instances.size)
  for (let i = 0; i < wanted; i++) start(pool)
}

function hand(instance: Instance, invocation: Invocation): void {
  const { spec, host } = instance.pool
  const limitMilliseconds = spec.timeoutSeconds * 1_000 * TIMEOUT_SLACK
  const take = instance.take
  instance.take = null
  instance.current = invocation
  clearTimeout(instance.timer)
  instance.timer = setTimeout(() => {
    settle(instance)?.reject(
      new FunctionError('Sandbox.Timedout', `Task timed out after ${spec.timeoutSeconds} seconds`),
    )
    instance.child.kill('SIGKILL')
  }, limitMilliseconds)
  take?.({
    status: 200,
    headers: {
      'lambda-runtime-aws-request-id': invocation.id,
      'lambda-runtime-deadline-ms': String(host.clock.now().getTime() + limitMilliseconds),
      'lambda-runtime-invoked-function-arn': spec.arn,
      'x-cloud-clock-offset-ms': String(host.clock.offsetMilliseconds()),
    },
    body: invocation.payload,
  })
}

function settle(instance: Instance): Invocation | null {
  const { current } = instance
  clearTimeout(instance.timer)
  instance.current = null
  return current
}

function start(pool: Pool): void {
  const { spec, host } = pool
  const id = randomUUID()
  const log = openSync(join(host.logDir, `${spec.name}.log`), 'a')
  const child = spawn(process.execPath, [BOOTSTRAP], {
    cwd: spec.taskRoot,
    env: processEnvironment(spec, `127.0.0.1:${host.port}/${spec.name}/${id}`),
    stdio: ['ignore', log, log, 'ipc'], // the channel tells the process that we are gone, even by SIGKILL
  })
  closeSync(log)
  const instance: Instance = { id, pool, child, current: null, timer: undefined, started: false, take: null }
  pool.instances.add(instance)
  let ended = false
  const end = (reason: string) => {
    if (ended) return
    ended = true
    pool.instances.delete(instance)
    // A process that ended before it asked for work failed at its start: so does what it was started for.
    const failed = settle(instance) ?? (instance.started ? undefined : pool.waiting.shift())
    failed?.reject(new FunctionError('Runtime.ExitError', `${spec.name}: ${reason}`))
    dispatch(pool)
  }
  child.once('error', (error) => end(error.message))
  child.once('exit', (code, signal) => end(`process ended with ${signal ?? code}`))
}

/** `/{function}/{instance}/2018-06-01/runtime/...`: one server for all, told apart by path. */
async function runtimeApi(pools: ReadonlyMap<string, Pool>, { method, url, body }: Received): Promise<Reply> {
  const [, name = '', instanceId, , , kind, request, outcome] = url.pathname.split('/')
  const pool = pools.get(name)
  const instance = [...(pool?.instances ?? [])].find(({ id }) => id === instanceId)
  if (!pool || !instance) return { status: 403, body: '{"errorType":"InvalidInstance"}' }
  if (method === 'GET' && request === 'next') {
    return new Promise((take) => {
      instance.started = true
      instance.take = take
      instance.timer = setTimeout(() => {
        instance.take = null // nothing more is to be handed to a process that ends
        instance.child.kill()
      }, IDLE_MILLISECONDS)
      dispatch(pool)
    })
  }
  instance.started = true
  const invocation = kind === 'init' ? pool.waiting.shift() : settle(instance)
  if (outcome !== 'response') {
    const { errorType, errorMessage } = object(parseJson(body.toString('utf8')))
    invocation?.reject(new FunctionError(text(errorType, 'Error'), text(errorMessage, '')))
  } else if (body.length > PAYLOAD_LIMIT_BYTES) {
    invocation?.reject(new FunctionError('Function.ResponseSizeTooLarge', `${body.length} bytes of response`))
  } else {
    invocation?.resolve(parseJson(body.toString('utf8')))
  }
  return { status: 202, body: '{"status":"OK"}' }
}

/** Nothing of the cloud's own environment but what a process needs to run on this system. */
function processEnvironment(spec: FunctionSpec, runtimeApiAddress: string): Record<string, string> {
  const inherited = ['PATH', 'SystemRoot', 'TEMP', 'TMP', 'TMPDIR', 'LANG']
  const base = inherited.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]))
  return {
    ...Object.fromEntries(base),
    TZ: 'UTC',
    ...spec.environment,
    AWS_LAMBDA_RUNTIME_API: runtimeApiAddress,
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    AWS_LAMBDA_FUNCTION_NAME: spec.name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(spec.memoryMegabytes),
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${spec.name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: 'local',
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    LAMBDA_TASK_ROOT: spec.taskRoot,
    _HANDLER: spec.handler,
  }
}
