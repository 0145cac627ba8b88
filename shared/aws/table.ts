import {
  type AttributeValue,
  ConditionalCheckFailedException,
  DeleteItemCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  type PutItemCommandInput,
  QueryCommand,
} from '@aws-sdk/client-dynamodb'
import { canonicalJson } from '../digest.ts'
import { ENV, requiredEnv } from '../env.ts'
import { StoredShapeError } from '../errors.ts'
import type { TableKey } from '../keys.ts'
import { CLIENT_LIMITS, lazily } from './client.ts'

/**
 * The one table. An item is `{pk, sk, data}` where `data` is canonical JSON in one attribute (reading it costs a seventh of a map);
 * `expiresAt`, epoch seconds, is the table's TTL. Every read is consistent.
 */
export interface ItemOptions {
  /** Epoch seconds after which DynamoDB may delete the item. */
  readonly expiresAt?: number
}

/** DynamoDB refuses larger items. Leaves room for keys and attribute names. */
export const ITEM_LIMIT_BYTES = 380_000

export async function getItem<T>(key: TableKey, parse: (data: unknown) => T): Promise<T | null> {
  const { Item } = await table().send(
    new GetItemCommand({ TableName: tableName(), Key: keyAttributes(key), ConsistentRead: true }),
  )
  return Item ? parse(storedData(Item)) : null
}

/** True when this call wrote the item, false when one was there already (which stays as it is). */
export function putIfAbsent(key: TableKey, data: unknown, options: ItemOptions = {}): Promise<boolean> {
  return putUnder({ ConditionExpression: 'attribute_not_exists(pk)' }, key, data, options)
}

export async function putItem(key: TableKey, data: unknown, options: ItemOptions = {}): Promise<void> {
  await table().send(new PutItemCommand({ TableName: tableName(), Item: itemOf(key, data, options) }))
}

/** Writes only if the stored item still equals `expected`; false when it has changed or is gone. */
export function replaceItem(key: TableKey, expected: unknown, data: unknown): Promise<boolean> {
  const condition = {
    ConditionExpression: '#data = :expected',
    ExpressionAttributeNames: { '#data': 'data' },
    ExpressionAttributeValues: { ':expected': { S: canonicalJson(expected) } },
  }
  return putUnder(condition, key, data, {})
}

export async function deleteItem(key: TableKey): Promise<void> {
  await table().send(new DeleteItemCommand({ TableName: tableName(), Key: keyAttributes(key) }))
}

/** Every item of a partition whose sort key starts with a prefix (empty: the whole partition), ascending, all pages. */
export function queryItems<T>(
  pk: string,
  skPrefix: string,
  parse: (data: unknown) => T,
): Promise<{ sk: string; data: T }[]> {
  // DynamoDB refuses an empty string as a key condition.
  if (skPrefix === '') return queried('pk = :pk', { ':pk': { S: pk } }, parse)
  return queried('pk = :pk AND begins_with(sk, :prefix)', { ':pk': { S: pk }, ':prefix': { S: skPrefix } }, parse)
}

/** Every item of a partition whose sort key lies between two texts, both included, ascending, all pages. */
export function queryBetween<T>(
  { pk, from, to }: { readonly pk: string; readonly from: string; readonly to: string },
  parse: (data: unknown) => T,
): Promise<{ sk: string; data: T }[]> {
  const values = { ':pk': { S: pk }, ':from': { S: from }, ':to': { S: to } }
  return queried('pk = :pk AND sk BETWEEN :from AND :to', values, parse)
}

async function queried<T>(
  KeyConditionExpression: string,
  ExpressionAttributeValues: Record<string, AttributeValue>,
  parse: (data: unknown) => T,
): Promise<{ sk: string; data: T }[]> {
  const found: { sk: string; data: T }[] = []
  let from: Record<string, AttributeValue> | undefined
  do {
    const page = await table().send(
      new QueryCommand({
        ...{ TableName: tableName(), ConsistentRead: true, ExclusiveStartKey: from },
        ...{ KeyConditionExpression, ExpressionAttributeValues },
      }),
    )
    for (const item of page.Items ?? []) found.push({ sk: item.sk?.S ?? '', data: parse(storedData(item)) })
    from = page.LastEvaluatedKey
  } while (from)
  return found
}

const table = lazily(() => new DynamoDBClient(CLIENT_LIMITS))
const tableName = () => requiredEnv(ENV.table)

async function putUnder(
  condition: Pick<
    PutItemCommandInput,
    'ConditionExpression' | 'ExpressionAttributeNames' | 'ExpressionAttributeValues'
  >,
  key: TableKey,
  data: unknown,
  options: ItemOptions,
): Promise<boolean> {
  try {
    await table().send(new PutItemCommand({ TableName: tableName(), Item: itemOf(key, data, options), ...condition }))
    return true
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false
    throw error
  }
}

function keyAttributes({ pk, sk }: TableKey): Record<string, AttributeValue> {
  return { pk: { S: pk }, sk: { S: sk } }
}

function itemOf(key: TableKey, data: unknown, { expiresAt }: ItemOptions): Record<string, AttributeValue> {
  const ttl: Record<string, AttributeValue> = expiresAt === undefined ? {} : { expiresAt: { N: String(expiresAt) } }
  return { ...keyAttributes(key), data: { S: canonicalJson(data) }, ...ttl }
}

function storedData(item: Record<string, AttributeValue>): unknown {
  const text = item.data?.S
  if (text === undefined) throw new StoredShapeError(`the item ${item.pk?.S} / ${item.sk?.S} has no data`)
  return JSON.parse(text)
}
