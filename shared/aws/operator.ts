import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda'
import { DescribeExecutionCommand, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn'
import * as v from 'valibot'
import { RoundStateError } from '../errors.ts'
import { CLIENT_LIMITS, lazily } from './client.ts'

/** What only the operator's command line does: run a function, start a close, look how it goes. */
const functions = lazily(() => new LambdaClient({ maxAttempts: CLIENT_LIMITS.maxAttempts }))
const workflows = lazily(() => new SFNClient({ maxAttempts: CLIENT_LIMITS.maxAttempts }))

/** The function's result. Throws RoundStateError where the function did, and any other error of its own with its message. */
export async function invokeFunction(name: string, event: unknown): Promise<unknown> {
  const { Payload, FunctionError } = await functions().send(
    new InvokeCommand({ FunctionName: name, Payload: Buffer.from(JSON.stringify(event)) }),
  )
  const text = Buffer.from(Payload ?? []).toString('utf8')
  const answer: unknown = text === '' ? null : JSON.parse(text)
  if (!FunctionError) return answer
  if (v.is(StateFault, answer)) throw new RoundStateError(answer.errorMessage)
  throw new Error(`function ${name} failed: ${text}`)
}

const StateFault = v.object({ errorType: v.literal('RoundStateError'), errorMessage: v.string() })

/** Starts the state machine; the returned ARN names the execution. */
export async function startExecution(stateMachineArn: string, input: unknown): Promise<string> {
  const { executionArn } = await workflows().send(
    new StartExecutionCommand({ stateMachineArn, input: JSON.stringify(input) }),
  )
  if (!executionArn) throw new Error('the state machine gave no execution')
  return executionArn
}

export interface ExecutionState {
  readonly status: string
  readonly output: unknown
  readonly error: string | null
}

export async function describeExecution(executionArn: string): Promise<ExecutionState> {
  const { status, output, error, cause } = await workflows().send(new DescribeExecutionCommand({ executionArn }))
  return {
    status: status ?? 'UNKNOWN',
    output: output ? JSON.parse(output) : null,
    error: error ? `${error}: ${cause ?? ''}` : null,
  }
}
