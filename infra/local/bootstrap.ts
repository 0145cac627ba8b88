/**
 * What the Lambda service runs in a function's process: takes invocations from the Runtime API, calls the handler, sends back
 * what it returns. https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
 */
import { existsSync } from 'node:fs'
import { Agent, type IncomingHttpHeaders, request } from 'node:http'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const api = `http://${process.env.AWS_LAMBDA_RUNTIME_API}/2018-06-01/runtime`
const agent = new Agent({ keepAlive: true })
const setOffset = shiftDate()
// However the cloud ends, even by SIGKILL while a handler works, none of its processes is left behind …
process.once('disconnect', () => process.exit(1))
// … and Ctrl-C, which a terminal sends to all of them, is the cloud's to act upon.
process.on('SIGINT', () => undefined)

try {
  const handler = await loadHandler(process.env.LAMBDA_TASK_ROOT ?? '.', process.env._HANDLER ?? '')
  for (;;) await serveNext(handler)
} catch (error) {
  await call('POST', '/init/error', describe(error)).catch(() => undefined)
  process.exit(1)
}

type Handler = (event: unknown, context: object) => unknown

async function serveNext(handler: Handler): Promise<void> {
  const { headers, body } = await call('GET', '/invocation/next').catch(() => process.exit(1))
  setOffset(Number(headers['x-cloud-clock-offset-ms']))
  const id = String(headers['lambda-runtime-aws-request-id'])
  const began = performance.now()
  const answer = await run(handler, JSON.parse(body), contextOf(id, headers))
  console.log(`REPORT RequestId: ${id} Duration: ${(performance.now() - began).toFixed(2)} ms`)
  await call('POST', `/invocation/${id}/${answer.path}`, answer.content).catch(() => process.exit(1))
}

async function run(handler: Handler, event: unknown, context: object) {
  try {
    return { path: 'response', content: (await handler(event, context)) ?? null }
  } catch (error) {
    console.error(error)
    return { path: 'error', content: describe(error) }
  }
}

function contextOf(awsRequestId: string, headers: IncomingHttpHeaders) {
  const deadline = Number(headers['lambda-runtime-deadline-ms'])
  const { env } = process
  return {
    awsRequestId,
    functionName: env.AWS_LAMBDA_FUNCTION_NAME,
    functionVersion: env.AWS_LAMBDA_FUNCTION_VERSION,
    invokedFunctionArn: String(headers['lambda-runtime-invoked-function-arn']),
    memoryLimitInMB: env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    logGroupName: env.AWS_LAMBDA_LOG_GROUP_NAME,
    logStreamName: env.AWS_LAMBDA_LOG_STREAM_NAME,
    callbackWaitsForEmptyEventLoop: false,
    getRemainingTimeInMillis: () => deadline - Date.now(),
  }
}

function describe(error: unknown) {
  if (!(error instanceof Error)) return { errorType: typeof error, errorMessage: String(error), trace: [] }
  return { errorType: error.name, errorMessage: error.message, trace: (error.stack ?? '').split('\n') }
}

async function loadHandler(root: string, name: string): Promise<Handler> {
  const dot = name.lastIndexOf('.')
  const file = ['.mjs', '.cjs', '.js']
    .map((ext) => join(root, name.slice(0, dot) + ext))
    .find((path) => existsSync(path))
  if (!file) throw new Error(`Cannot find module '${name.slice(0, dot)}' in ${root}`)
  const module = await import(pathToFileURL(file).href)
  const handler = module[name.slice(dot + 1)] ?? module.default?.[name.slice(dot + 1)]
  if (typeof handler !== 'function') throw new Error(`${name} is undefined or not exported`)
  return handler
}

/** The cloud has its own time; production code asks `Date` as ever. Timers and the monotonic clock are left alone. */
function shiftDate(): (offsetMilliseconds: number) => void {
  const MachineDate = Date
  let offset = 0
  const now = () => MachineDate.now() + offset
  globalThis.Date = new Proxy(MachineDate, {
    construct: (target, args, newTarget) => Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
    apply: () => new MachineDate(now()).toString(),
    get: (target, key) => (key === 'now' ? now : Reflect.get(target, key)),
  })
  return (offsetMilliseconds) => {
    offset = offsetMilliseconds
  }
}

/** By node:http because fetch gives up after five minutes, and an idle function waits longer for its next event. */
function call(method: string, path: string, content?: unknown) {
  return new Promise<{ headers: IncomingHttpHeaders; body: string }>((resolve, reject) => {
    const outgoing = request(api + path, { method, agent }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part) => parts.push(part))
      response.on('error', reject)
      response.on('end', () => resolve({ headers: response.headers, body: Buffer.concat(parts).toString('utf8') }))
    })
    outgoing.on('error', reject)
    outgoing.end(content === undefined ? undefined : JSON.stringify(content))
  })
}
