import { setTimeout as pause } from 'node:timers/promises'
import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  type Message,
  ReceiveMessageCommand,
} from '@aws-sdk/client-sqs'
import type { Invoke } from './functions.ts'
import { type Json, list, object, text } from './json.ts'
import type { Queues } from './queues.ts'

export interface EventSource {
  readonly queueUrl: string
  readonly queueArn: string
  readonly functionArn: string
  readonly batchSize: number
  readonly reportsItemFailures: boolean
  readonly region: string
}

/** A batching window of seconds would be most of an answer's time on one machine. */
const WINDOW_MILLISECONDS = 20
const LONG_POLL_SECONDS = 20
/** What SQS hands out at once. */
const RECEIVE_LIMIT = 10
/** A failed message comes back soon, not after a visibility time-out that is meant for Lambda's retries. */
const RETRY_SECONDS = 1
/** Batches of one queue that are worked on at once. */
export const POLLERS = 2

/** Lambda's pollers of a queue: batches to the function, deletes what it took, gives back what failed. */
export function startSource(source: EventSource, queues: Queues, invoke: Invoke, log: (line: string) => void) {
  const stopping = new AbortController()
  const poll = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      const messages = await receiveBatch(source, queues, stopping.signal)
      if (messages.length === 0) continue
      await deliver(source, queues, messages, invoke, log)
    }
  }
  const pollers = Array.from({ length: POLLERS }, () =>
    poll().catch((error: unknown) => {
      if (!stopping.signal.aborted) log(`event source ${source.queueArn}: ${String(error)}`)
    }),
  )
  return {
    async stop(): Promise<void> {
      stopping.abort()
      await Promise.all(pollers)
    },
  }
}

async function receiveBatch(source: EventSource, { client }: Queues, abortSignal: AbortSignal): Promise<Message[]> {
  const receive = async (limit: number, WaitTimeSeconds: number) => {
    const command = new ReceiveMessageCommand({
      QueueUrl: source.queueUrl,
      MaxNumberOfMessages: Math.min(limit, RECEIVE_LIMIT),
      WaitTimeSeconds,
      MessageSystemAttributeNames: ['All'],
    })
    return (await client.send(command, { abortSignal })).Messages ?? []
  }
  const messages = await receive(source.batchSize, LONG_POLL_SECONDS)
  if (messages.length === 0 || messages.length >= source.batchSize) return messages
  await pause(WINDOW_MILLISECONDS)
  return [...messages, ...(await receive(source.batchSize - messages.length, 0))]
}

async function deliver(
  source: EventSource,
  { client }: Queues,
  messages: readonly Message[],
  invoke: Invoke,
  log: (line: string) => void,
): Promise<void> {
  const QueueUrl = source.queueUrl
  const failed = await invoke(source.functionArn, { Records: messages.map((message) => recordOf(message, source)) })
    .then((result) => failedItems(result, source, messages))
    .catch((error: unknown) => {
      log(`${source.functionArn}: ${String(error)}`)
      return new Set(messages.map((message) => message.MessageId))
    })
  for (const { MessageId, ReceiptHandle } of messages) {
    const command = failed.has(MessageId)
      ? new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout: RETRY_SECONDS })
      : new DeleteMessageCommand({ QueueUrl, ReceiptHandle })
    await (command instanceof DeleteMessageCommand ? client.send(command) : client.send(command))
  }
}

/** As Lambda reads it: an item without a name, or a name that was not sent, fails the whole batch. */
function failedItems(result: Json, source: EventSource, messages: readonly Message[]): Set<string | undefined> {
  if (!source.reportsItemFailures || result === null) return new Set()
  const ids = list(object(result).batchItemFailures).map((item) => text(object(item).itemIdentifier, ''))
  const known = new Set(messages.map((message) => message.MessageId))
  return ids.every((id) => known.has(id)) ? new Set(ids) : known
}

function recordOf(message: Message, source: EventSource): Json {
  return {
    messageId: message.MessageId ?? '',
    receiptHandle: message.ReceiptHandle ?? '',
    body: message.Body ?? '',
    attributes: { ...message.Attributes },
    messageAttributes: {},
    md5OfBody: message.MD5OfBody ?? '',
    eventSource: 'aws:sqs',
    eventSourceARN: source.queueArn,
    awsRegion: source.region,
  }
}
