import {
  CreateQueueCommand,
  GetQueueAttributesCommand,
  QueueAttributeName,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs'
import { buildApp } from 'fauxqs'
import { isObject, type JsonObject, text } from './json.ts'

const ATTRIBUTES = [
  'VisibilityTimeout',
  'MessageRetentionPeriod',
  'ReceiveMessageWaitTimeSeconds',
  'DelaySeconds',
  'RedrivePolicy',
  'FifoQueue',
  'ContentBasedDeduplication',
]

export type Queues = Awaited<ReturnType<typeof startQueues>>

/**
 * SQS by fauxqs, in memory: what a crash loses, the inbox brings back. `buildApp` and not `startFauxqs`, which listens to the
 * whole network.
 */
export async function startQueues(options: {
  readonly port: number
  readonly client: { region: string; credentials: { accessKeyId: string; secretAccessKey: string } }
}) {
  const app = buildApp({ logger: false, defaultRegion: options.client.region })
  await app.listen({ host: '127.0.0.1', port: options.port })
  const url = `http://127.0.0.1:${options.port}`
  // Without the flag the client would follow the host of whatever queue URL it is given.
  const client = new SQSClient({ ...options.client, endpoint: url, useQueueUrlAsEndpoint: false })
  return {
    client,
    async createQueue(name: string, properties: JsonObject): Promise<void> {
      const given = ATTRIBUTES.filter((attribute) => properties[attribute] !== undefined)
      const Attributes = Object.fromEntries(
        given.map((attribute) => {
          const value = properties[attribute]
          return [attribute, isObject(value) || typeof value === 'boolean' ? JSON.stringify(value) : text(value)]
        }),
      )
      await client.send(new CreateQueueCommand({ QueueName: name, Attributes }))
    },
    async send(queueUrl: string, body: unknown): Promise<void> {
      await client.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify(body) }))
    },
    /** Nothing to be received, and nothing received that is not done with: what waits for another try counts. */
    async isEmpty(queueUrl: string): Promise<boolean> {
      const AttributeNames = [
        QueueAttributeName.ApproximateNumberOfMessages,
        QueueAttributeName.ApproximateNumberOfMessagesNotVisible,
      ]
      const { Attributes } = await client.send(new GetQueueAttributesCommand({ QueueUrl: queueUrl, AttributeNames }))
      return AttributeNames.every((name) => Attributes?.[name] === '0')
    },
    async close(): Promise<void> {
      client.destroy()
      app.server.closeAllConnections()
      await app.close()
    },
  }
}
