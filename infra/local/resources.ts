import { ENV } from '../../shared/env.ts'
import type { Engines } from './engines.ts'
import type { FunctionSpec } from './functions.ts'
import { text } from './json.ts'
import type { Stack } from './provision.ts'
import { bucketConfig, routesOf } from './wiring.ts'

/** Gives the engines the template's buckets, tables, queues and keys. What is there from an earlier run stays as it is. */
export async function createResources(stack: Stack, { s3, dynamodb, queues, kms }: Engines): Promise<void> {
  for (const { identity, properties } of stack.of('AWS::S3::Bucket'))
    s3.createBucket(identity.ref, bucketConfig(properties))
  for (const type of ['AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable'] as const)
    for (const { identity, properties } of stack.of(type)) await dynamodb.createTable(identity.ref, properties)
  // A queue of dead letters has to be there before the queue that names it.
  const ordered = stack
    .of('AWS::SQS::Queue')
    .sort((a, b) => Number('RedrivePolicy' in a.properties) - Number('RedrivePolicy' in b.properties))
  for (const { identity, properties } of ordered)
    await queues.createQueue(identity.attributes.QueueName ?? '', properties)
  for (const { identity, properties } of stack.of('AWS::KMS::Key'))
    kms.createKey(identity.ref, identity.attributes.Arn ?? '', text(properties.KeySpec, ''))
  for (const { properties } of stack.of('AWS::KMS::Alias'))
    kms.createAlias(text(properties.AliasName), text(properties.TargetKeyId))
}

/** The local sign-in gives out tokens as the template's authorizer and functions want them. */
export function expectTokens(stack: Stack, specs: readonly FunctionSpec[], { issuer }: Engines): void {
  const authorizer = routesOf(stack).find((route) => route.authorizer)?.authorizer
  const environment = specs.map((spec) => spec.environment).find((variables) => variables[ENV.roleClaim])
  if (!authorizer || !environment) return
  const auditor = environment[ENV.auditorRole]
  issuer.configure({
    audience: authorizer.audience[0] ?? '',
    roleClaim: environment[ENV.roleClaim] ?? '',
    roles: auditor === undefined ? {} : { auditor },
  })
}
