import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { S3Client } from '@aws-sdk/client-s3'
import type { S3EventRecord } from 'aws-lambda'
import { ENV, outputId } from '../../shared/env.ts'
import { openClock } from './clock.ts'
import { loadCredentials } from './credentials.ts'
import { type Engines, endpointVariables, startEngines } from './engines.ts'
import { type FunctionSpec, type Invoke, startFunctions } from './functions.ts'
import { close } from './http.ts'
import { type Json, object, parseJson, text } from './json.ts'
import { serveLambda } from './lambda-api.ts'
import { createNotifier } from './notifications.ts'
import { choosePorts } from './ports.ts'
import { provision, type Stack } from './provision.ts'
import { inputAt, type Schedule, scheduleOf } from './schedules.ts'
import { startSource } from './sources.ts'
import { readAssembly, type Template } from './template.ts'
import { createTimeline } from './timeline.ts'
import { bucketConfig, eventSources, functionSpecs, issuerParameters, notificationsOf, routesOf } from './wiring.ts'
import { createWorkflow, type Execution, type Workflow } from './workflow.ts'
import { serveWorkflow } from './workflow-api.ts'

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
  /** Moves the clock forward day by day: fires what is due on the way, ends waits, and returns when all of it is done. */
  advanceTo(instant: string): Promise<void>
  /** When no event, message or step is under way any more. */
  settled(): Promise<void>
  invoke(functionName: string, payload: unknown): Promise<unknown>
  execution(arn: string): Execution
  /** An access token as somebody of that role would hold. */
  token(role: string): Promise<string>
  stop(): Promise<void>
}

/** A failed event is tried this often, as Lambda's asynchronous invocation does. */
const ATTEMPTS = 3

/** Runs the synthesized template on this machine: its functions as bundled, its queues, schedules, routes and state machine. */
export async function startCloud({ assembly, dataDir, startAt, log = () => {} }: CloudOptions): Promise<Cloud> {
  mkdirSync(dataDir, { recursive: true })
  // Functions run in their own folders: what they are told of paths has to be absolute.
  const template = readAssembly(resolve(assembly))
  const { region } = template
  const ports = await choosePorts(dataDir)
  const credentials = loadCredentials(dataDir)
  const clock = openClock(join(dataDir, 'clock.json'), startAt)
  let announce = (_record: S3EventRecord): void => {}
  const onObjectCreated = (record: S3EventRecord) => announce(record)
  const engines = await startEngines({ dataDir, ports, region, credentials, clock, onObjectCreated, log })
  const { queues } = engines
  const apiUrl = `http://127.0.0.1:${ports.api}`
  const stack = provision(
    template,
    { stackName: template.stackName, region, apiUrl, queuesUrl: `http://127.0.0.1:${ports.sqs}` },
    Object.fromEntries(issuerParameters(template).map((name) => [name, engines.issuer.url])),
  )
  await createResources(stack, engines)

  const endpoints = endpointVariables(ports, region, credentials)
  const specs = functionSpecs(stack, template, endpoints)
  const functions = await startFunctions({ port: ports.runtime, logDir: join(dataDir, 'logs'), clock })
  for (const spec of specs) functions.add(spec)
  const { invoke } = functions
  expectTokens(stack, specs, engines)
  engines.api.setRoutes(stack.of('AWS::ApiGatewayV2::Api')[0]?.identity.ref ?? '', routesOf(stack), invoke)

  const workflow = createWorkflow({ dataDir, clock, invoke, log })
  for (const { identity, properties } of stack.of('AWS::StepFunctions::StateMachine'))
    workflow.addMachine(identity.ref, text(properties.DefinitionString))
  const notifier = createNotifier({ file: join(dataDir, 'notified.json'), clock, queues, log })
  announce = notifier.created
  const apis = [
    await serveWorkflow(ports.sfn, credentials.accessKeyId, workflow),
    await serveLambda(ports.lambda, credentials.accessKeyId, invoke, log),
  ]
  const timeline = createTimeline({
    ...{ file: join(dataDir, 'timeline.json'), clock, schedules: schedulesOf(stack), log },
    fire: (schedule, at) => fire(schedule, at, { invoke, workflow, log }),
    idle: async () => workflow.idle() && (await notifier.idle()),
  })

  const s3 = new S3Client({ region, credentials, endpoint: engines.s3.url })
  await notifier.start(notificationsOf(stack), s3)
  const sources = eventSources(stack, region).map((source) => startSource(source, queues, invoke, log))
  workflow.resume()
  timeline.start()
  return {
    ...{ apiUrl, mailInboxUrl: `http://127.0.0.1:${ports.ses}`, issuerUrl: engines.issuer.url },
    env: { ...endpoints, ...outputs(stack, template) },
    now: () => clock.now(),
    advanceTo: (instant) => timeline.advanceTo(new Date(instant)),
    settled: () => timeline.settle(),
    invoke: (name, payload) => invoke(name, parseJson(JSON.stringify(payload))),
    execution: (arn) => workflow.describe(arn),
    token: (role) => engines.issuer.token(role),
    async stop() {
      // From the outside in: nothing new comes in while what is under way ends.
      await timeline.stop()
      notifier.stop()
      workflow.stop()
      clock.close()
      await functions.stop()
      s3.destroy()
      await Promise.all([...sources.map((source) => source.stop()), ...apis.map(close)])
      await engines.close()
    },
  }
}

async function createResources(stack: Stack, { s3, dynamodb, queues, kms }: Engines): Promise<void> {
  for (const { identity, properties } of stack.of('AWS::S3::Bucket'))
    s3.createBucket(identity.ref, bucketConfig(properties))
  for (const type of ['AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable'] as const)
    for (const { identity, properties } of stack.of(type)) await dynamodb.createTable(identity.ref, properties)
  // A queue of dead letters has to be there before the queue that names it.
  const ordered = stack
    .of('AWS::SQS::Queue')
    .sort((a, b) => Number('RedrivePolicy' in a.properties) - Number('RedrivePolicy' in b.properties))
  for (const { identity, properties } of ordered)
    await queues.createQueue(identity.attributes.QueueName ?? '', properties)
  for (const { identity, properties } of stack.of('AWS::KMS::Key'))
    kms.createKey(identity.ref, identity.attributes.Arn ?? '', text(properties.KeySpec, ''))
  for (const { properties } of stack.of('AWS::KMS::Alias'))
    kms.createAlias(text(properties.AliasName), text(properties.TargetKeyId))
}

/** The local sign-in gives out tokens as the template's authorizer and functions want them. */
function expectTokens(stack: Stack, specs: readonly FunctionSpec[], { issuer }: Engines): void {
  const [authorizer] = stack.of('AWS::ApiGatewayV2::Authorizer')
  const environment = specs.map((spec) => spec.environment).find((env) => env[ENV.roleClaim])
  if (!authorizer || !environment) return
  const [audience] = [object(authorizer.properties.JwtConfiguration).Audience].flat()
  issuer.configure({
    audience: text(audience),
    roleClaim: environment[ENV.roleClaim] ?? '',
    roles: { auditor: environment[ENV.auditorRole] ?? '' },
  })
}

function schedulesOf(stack: Stack): Schedule[] {
  return stack
    .of('AWS::Scheduler::Schedule')
    .map(({ identity, properties }) => scheduleOf(identity.ref, properties))
    .filter((schedule) => schedule !== null)
}

interface Targets {
  readonly invoke: Invoke
  readonly workflow: Workflow
  readonly log: (line: string) => void
}

/** Hands a schedule's event to its target. What fails to the end is logged: on AWS it would lie among the dead letters. */
async function fire(schedule: Schedule, at: Date, { invoke, workflow, log }: Targets): Promise<void> {
  const input = inputAt(schedule, at)
  if (schedule.targetArn.includes(':stateMachine:')) {
    workflow.start(schedule.targetArn, input)
    return
  }
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const failed = await invoke(schedule.targetArn, input).then(
      () => null,
      (error: unknown) => error,
    )
    if (failed === null) return
    log(`${schedule.name}, attempt ${attempt}: ${String(failed)}`)
  }
}

function outputs(stack: Stack, { source }: Template): Record<string, string> {
  const given = object(source.Outputs)
  const outputValue = (id: string): Json | undefined => object(given[id]).Value
  return Object.fromEntries(
    Object.values(ENV)
      .filter((name) => given[outputId(name)] !== undefined)
      .map((name) => [name, text(stack.resolve(outputValue(outputId(name))))]),
  )
}
