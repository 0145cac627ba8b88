import { join } from 'node:path'
import type { Engines, Ground } from './engines.ts'
import { type Functions, startFunctions } from './functions.ts'
import { close } from './http.ts'
import { text } from './json.ts'
import { serveLambda } from './lambda-api.ts'
import type { Stack } from './provision.ts'
import { expectTokens } from './resources.ts'
import type { Template } from './template.ts'
import { functionSpecs, routesOf } from './wiring.ts'
import { createWorkflow, type Workflow } from './workflow.ts'
import { serveWorkflow } from './workflow-api.ts'

export interface Compute {
  readonly functions: Functions
  readonly workflow: Workflow
}

/** The template's functions and state machines, and the three doors to them: its routes, Lambda's API and Step Functions'. */
export async function startCompute(
  parts: {
    readonly ground: Ground
    readonly stack: Stack
    readonly template: Template
    readonly engines: Engines
    /** how functions reach the engines */
    readonly endpoints: Record<string, string>
  },
  closing: AsyncDisposableStack,
): Promise<Compute> {
  const { ground, stack, engines } = parts
  const { dataDir, ports, credentials, clock, log } = ground
  const functions = await startFunctions({ port: ports.runtime, logDir: join(dataDir, 'logs'), clock })
  closing.defer(() => functions.stop())
  const { invoke } = functions
  const specs = functionSpecs(stack, parts.template, parts.endpoints)
  for (const spec of specs) functions.add(spec)

  const workflow = createWorkflow({ dataDir, clock, invoke, log })
  for (const { identity, properties } of stack.of('AWS::StepFunctions::StateMachine'))
    workflow.addMachine(identity.ref, text(properties.DefinitionString))

  const [api, ...more] = stack.of('AWS::ApiGatewayV2::Api')
  if (more.length > 0) throw new Error('more than one HTTP API is not provided on one machine')
  expectTokens(stack, specs, engines)
  if (api) engines.api.setRoutes(api.identity.ref, routesOf(stack), invoke)
  closing.adopt(await serveWorkflow(ports.sfn, credentials.accessKeyId, workflow), close)
  closing.adopt(await serveLambda(ports.lambda, credentials.accessKeyId, invoke, log), close)
  return { functions, workflow }
}
