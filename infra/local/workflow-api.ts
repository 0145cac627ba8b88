import { AwsFault, type Operation, serveAwsJson } from './http.ts'
import { type Json, parseJson, text } from './json.ts'
import type { Execution, Workflow } from './workflow.ts'

/** Executions shown at once, as Step Functions' own limit. */
const LIST_LIMIT = 1_000

/** The part of Step Functions' API that operators need. */
export function serveWorkflow(port: number, accessKeyId: string, workflow: Workflow) {
  const operations: Record<string, Operation> = {
    StartExecution: (input) => {
      const name = input.name === undefined ? undefined : text(input.name)
      const execution = workflow.start(text(input.stateMachineArn), inputOf(text(input.input, '{}')), name)
      return { executionArn: execution.executionArn, startDate: epochSeconds(execution.startedAt) }
    },
    DescribeExecution: (input) => {
      const execution = workflow.describe(text(input.executionArn))
      return {
        ...summary(execution),
        input: JSON.stringify(execution.input),
        ...(execution.status === 'SUCCEEDED' ? { output: JSON.stringify(execution.output) } : {}),
        ...(execution.status === 'FAILED' ? { error: execution.error, cause: execution.cause } : {}),
      }
    },
    ListExecutions: (input) => {
      const wanted = text(input.statusFilter, '')
      const all = workflow.list(text(input.stateMachineArn)).filter(({ status }) => !wanted || status === wanted)
      return { executions: all.slice(0, Number(input.maxResults ?? LIST_LIMIT)).map(summary) }
    },
  }
  return serveAwsJson(port, accessKeyId, operations)
}

function inputOf(source: string): Json {
  try {
    return parseJson(source)
  } catch {
    throw new AwsFault('InvalidExecutionInput', 'the input is not JSON')
  }
}

function summary({ executionArn, stateMachineArn, name, status, startedAt, stoppedAt }: Execution) {
  const stopDate = stoppedAt === null ? {} : { stopDate: epochSeconds(stoppedAt) }
  return { executionArn, stateMachineArn, name, status, startDate: epochSeconds(startedAt), ...stopDate }
}

const epochSeconds = (instant: string) => Date.parse(instant) / 1_000
