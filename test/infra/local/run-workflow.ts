import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openClock } from '../../../infra/local/clock.ts'
import { createWorkflow } from '../../../infra/local/workflow.ts'

// Starts an execution that waits for years, stops everything as the cloud does, and must then end by itself.

const MACHINE = 'arn:aws:states:us-east-1:000000000000:stateMachine:waiting'
const dataDir = mkdtempSync(join(tmpdir(), 'workflow-'))
const clock = openClock(join(dataDir, 'clock.json'))
const workflow = createWorkflow({ dataDir, clock, invoke: async () => null, log: () => undefined })
const waiting = { Type: 'Wait', Timestamp: '2999-01-01T00:00:00Z', End: true }
workflow.addMachine(MACHINE, JSON.stringify({ StartAt: 'Wait', States: { Wait: waiting } }))
workflow.resume()
const { executionArn } = workflow.start(MACHINE, {}, 'run')
while (!workflow.idle()) await new Promise((next) => setImmediate(next))
workflow.stop()
clock.close()
const { status } = await workflow.ended(executionArn)
rmSync(dataDir, { recursive: true })
process.stdout.write(status)
