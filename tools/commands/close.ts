import { describeExecution, startExecution } from '../../shared/aws/operator.ts'
import { ENV, requiredEnv } from '../../shared/env.ts'
import { connect } from '../connection.ts'
import { type Command, parseCommand, print } from './command.ts'
import { namedRound, ROUND_OPTIONS } from './round-options.ts'

const POLL_MILLISECONDS = 500

export const close: Command = {
  usage: 'close --programme P --period M [--release-now] [--wait] [--json]',
  summary:
    '结束一期：汇总、编印、封存、发布、发送。Closes a round; waits for its closing time, and for its release unless --release-now.',
  async run(args) {
    const { values } = parseCommand(args, {
      ...ROUND_OPTIONS,
      'release-now': { type: 'boolean' },
      wait: { type: 'boolean' },
    })
    connect()
    const { programme, period } = await namedRound(values)
    const input = { programme, period, ...(values['release-now'] ? { releaseNow: true } : {}) }
    const execution = await startExecution(requiredEnv(ENV.closeStateMachine), input)
    if (!values.wait) {
      print(values.json, { execution }, () => `已启动 started: ${execution}`)
      return 0
    }
    const end = await ended(execution)
    print(values.json, { execution, ...end }, () => `${end.status} ${end.error ?? ''}`)
    return end.status === 'SUCCEEDED' ? 0 : 1
  },
}

async function ended(execution: string) {
  for (;;) {
    const state = await describeExecution(execution)
    if (state.status !== 'RUNNING') return state
    await new Promise((resolve) => setTimeout(resolve, POLL_MILLISECONDS))
  }
}
