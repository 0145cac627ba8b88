import { once } from 'node:events'
import { join } from 'node:path'
import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DynamoDBClient,
  ListTablesCommand,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb'
import dynalite from 'dynalite'
import { type Json, type JsonObject, list, object, text } from './json.ts'

/** DynamoDB by dynalite, whose LevelDB files survive being killed. Time to live is not acted on: items stay. */
export async function startDynamoDb(options: {
  readonly dataDir: string
  readonly port: number
  readonly client: { region: string; credentials: { accessKeyId: string; secretAccessKey: string } }
}) {
  const server = dynalite({ path: join(options.dataDir, 'dynamodb'), createTableMs: 0 })
  server.listen(options.port, '127.0.0.1')
  await once(server, 'listening')
  const client = new DynamoDBClient({ ...options.client, endpoint: `http://127.0.0.1:${options.port}` })
  return {
    async createTable(name: string, properties: JsonObject): Promise<void> {
      const { TableNames = [] } = await client.send(new ListTablesCommand({}))
      if (TableNames.includes(name)) return
      await client.send(new CreateTableCommand(tableOf(name, properties)))
      await waitUntilTableExists({ client, maxWaitTime: 10, minDelay: 0.05, maxDelay: 0.2 }, { TableName: name })
    },
    async close(): Promise<void> {
      client.destroy()
      server.closeAllConnections()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}

function tableOf(name: string, properties: JsonObject): CreateTableCommandInput {
  const indexes = list(properties.GlobalSecondaryIndexes).map((index) => ({
    IndexName: text(object(index).IndexName),
    KeySchema: keySchema(object(index).KeySchema),
    Projection: { ProjectionType: 'ALL' as const },
  }))
  return {
    TableName: name,
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: keySchema(properties.KeySchema),
    AttributeDefinitions: list(properties.AttributeDefinitions).map((definition) => ({
      AttributeName: text(object(definition).AttributeName),
      AttributeType: oneOf(['S', 'N', 'B'], object(definition).AttributeType),
    })),
    ...(indexes.length > 0 ? { GlobalSecondaryIndexes: indexes } : {}),
  }
}

function keySchema(schema: Json | undefined) {
  return list(schema).map((key) => ({
    AttributeName: text(object(key).AttributeName),
    KeyType: oneOf(['HASH', 'RANGE'], object(key).KeyType),
  }))
}

function oneOf<const T extends string>(allowed: readonly T[], value: Json | undefined): T {
  const found = allowed.find((item) => item === value)
  if (!found) throw new Error(`${JSON.stringify(value)} is none of ${allowed.join(', ')}`)
  return found
}
