import { join } from 'node:path'
import { S3Client } from '@aws-sdk/client-s3'
import type { Compute } from './compute.ts'
import type { Engines, Ground } from './engines.ts'
import { fire } from './firing.ts'
import type { Stack } from './provision.ts'
import { type Schedule, scheduleOf } from './schedules.ts'
import { type EventSource, startSource } from './sources.ts'
import { createTimeline } from './timeline.ts'
import { eventSources, notificationsOf } from './wiring.ts'

interface Parts {
  readonly ground: Ground
  readonly stack: Stack
  readonly engines: Engines
  readonly compute: Compute
}

/**
 * Sets off what makes things happen by themselves: notifications, queues' pollers, schedules, and the executions that were running
 * when the cloud ended. Everything else has to stand.
 */
export async function startEvents(parts: Parts, closing: AsyncDisposableStack) {
  const { ground, stack, engines, compute } = parts
  const { dataDir, region, clock, log } = ground
  const { functions, workflow } = compute
  const sources = eventSources(stack, region)
  const timeline = createTimeline({
    ...{ file: join(dataDir, 'timeline.json'), clock, schedules: schedulesOf(stack), log },
    fire: (schedule, at) => fire(schedule, at, { invoke: functions.invoke, workflow, log }),
    idle: () => isIdle(parts, sources),
  })
  await announceMissed(parts)
  const pollers = sources.map((source) => startSource(source, engines.queues, functions.invoke, log))
  closing.defer(async () => {
    const ended = pollers.map((poller) => poller.stop())
    await functions.stop() // a poller may wait for one that takes its time
    await Promise.all(ended)
  })
  workflow.resume()
  closing.defer(() => workflow.stop())
  timeline.start()
  closing.defer(() => timeline.stop())
  return timeline
}

async function isIdle({ engines, compute }: Parts, sources: readonly EventSource[]): Promise<boolean> {
  const { notifier, queues } = engines
  const atRest = () => !notifier.isSending() && compute.functions.idle() && compute.workflow.idle()
  if (!atRest()) return false
  const empty = await Promise.all(sources.map(({ queueUrl }) => queues.isEmpty(queueUrl)))
  return empty.every(Boolean) && atRest()
}

async function announceMissed({ ground, stack, engines }: Parts): Promise<void> {
  const { region, credentials, clock } = ground
  const systemClockOffset = clock.offsetMilliseconds() // S3 goes by the cloud's clock
  const client = new S3Client({ region, credentials, endpoint: engines.s3.url, systemClockOffset })
  await engines.notifier.start(notificationsOf(stack), client)
  client.destroy()
}

function schedulesOf(stack: Stack): Schedule[] {
  return stack
    .of('AWS::Scheduler::Schedule')
    .map(({ identity, properties }) => scheduleOf(identity.ref, properties))
    .filter((schedule) => schedule !== null)
}
