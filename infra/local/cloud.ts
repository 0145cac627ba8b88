import { join, resolve } from 'node:path'
import { ENV, outputId } from '../../shared/env.ts'
import { claimDirectory } from './claim.ts'
import { openClock } from './clock.ts'
import { startCompute } from './compute.ts'
import { loadCredentials } from './credentials.ts'
import { addressOf, endpointVariables, type Ground, startEngines } from './engines.ts'
import { startEvents } from './events.ts'
import { object, parseJson, text } from './json.ts'
import { choosePorts } from './ports.ts'
import { provision, type Stack } from './provision.ts'
import { createResources } from './resources.ts'
import { readAssembly, type Template } from './template.ts'
import { issuerParameters } from './wiring.ts'
import type { Execution } from './workflow.ts'

export interface CloudOptions {
  /** Folder of the synthesized assembly: the template that deploys. */
  readonly assembly: string
  /** Everything is kept here and found again after a stop or a kill. */
  readonly dataDir: string
  /** ISO instant at which the clock of a new cloud starts; without it, now. */
  readonly startAt?: string
  readonly log?: (line: string) => void
}

export interface Cloud {
  readonly apiUrl: string
  readonly mailInboxUrl: string
  readonly issuerUrl: string
  /** What a process needs to talk to this cloud: the SDK's variables, and every stack output under its name in the environment. */
  readonly env: Readonly<Record<string, string>>
  now(): Date
  /**
   * Moves the clock forward day by day: fires what is due on the way, ends waits, and returns when all of it is done. An instant
   * that has passed moves nothing. @throws RangeError for a text that is no ISO instant
   */
  advanceTo(instant: string): Promise<void>
  /** When no event, message or step is under way any more. */
  settled(): Promise<void>
  invoke(functionName: string, payload: unknown): Promise<unknown>
  /** `done` resolves when it has ended, be it FAILED. @throws when there is none of that ARN */
  execution(arn: string): Execution & { readonly done: Promise<Execution> }
  /** An access token as somebody of that role would hold. */
  token(role: string): Promise<string>
  /** Ends every server and process. What was under way goes on with the next start. */
  stop(): Promise<void>
}

/**
 * Runs the synthesized template on this machine: its functions as bundled, its queues, schedules, routes and state machine.
 * @throws for whatever the template has and no stand-in provides: nothing is left out in silence
 */
export async function startCloud(options: CloudOptions): Promise<Cloud> {
  const closing = new AsyncDisposableStack()
  try {
    return await run(options, closing)
  } catch (error) {
    await closing.disposeAsync()
    throw error
  }
}

async function run(options: CloudOptions, closing: AsyncDisposableStack): Promise<Cloud> {
  // Functions run in their own folders: what they are told of paths has to be absolute.
  const template = readAssembly(resolve(options.assembly))
  const ground = await layGround(options, template.region, closing)
  const { region, ports, credentials, clock } = ground
  const engines = await startEngines(ground, closing)

  const apiUrl = addressOf(ports.api)
  const place = { stackName: template.stackName, region, apiUrl, queuesUrl: addressOf(ports.sqs) }
  const issuer = issuerParameters(template).map((name) => [name, engines.issuer.url])
  const stack = provision(template, place, Object.fromEntries(issuer))
  await createResources(stack, engines)
  const endpoints = endpointVariables(ports, region, credentials)
  const compute = await startCompute({ ground, stack, template, engines, endpoints }, closing)
  const { functions, workflow } = compute
  const timeline = await startEvents({ ground, stack, engines, compute }, closing)
  return {
    ...{ apiUrl, mailInboxUrl: addressOf(ports.ses), issuerUrl: engines.issuer.url },
    env: { ...endpoints, ...outputs(stack, template) },
    now: clock.now,
    advanceTo: async (instant) => timeline.advanceTo(readInstant(instant)),
    settled: timeline.settle,
    invoke: (name, payload) => functions.invoke(name, parseJson(JSON.stringify(payload))),
    execution: (arn) => ({ ...workflow.describe(arn), done: workflow.ended(arn) }),
    token: (role) => engines.issuer.token(role),
    stop: () => closing.disposeAsync(),
  }
}

async function layGround(options: CloudOptions, region: string, closing: AsyncDisposableStack): Promise<Ground> {
  const dataDir = resolve(options.dataDir)
  closing.defer(claimDirectory(dataDir))
  const clock = openClock(join(dataDir, 'clock.json'), options.startAt)
  closing.defer(() => clock.close())
  const credentials = loadCredentials(dataDir)
  return { dataDir, region, ports: await choosePorts(dataDir), credentials, clock, log: options.log ?? (() => {}) }
}

function outputs(stack: Stack, { source }: Template): Record<string, string> {
  const given = object(source.Outputs)
  const found = Object.values(ENV).flatMap((name) => {
    const { Value } = object(given[outputId(name)])
    return Value === undefined ? [] : [[name, text(stack.resolve(Value))]]
  })
  return Object.fromEntries(found)
}

function readInstant(text: string): Date {
  const instant = new Date(text)
  if (!Number.isFinite(instant.getTime())) throw new RangeError(`${text} is not an instant`)
  return instant
}
