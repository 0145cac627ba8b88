import type { Authorizer } from './authorizer.ts'
import type { FunctionSpec } from './functions.ts'
import { type Json, type JsonObject, list, object, text } from './json.ts'
import type { Notification } from './notifications.ts'
import type { Provisioned, Stack } from './provision.ts'
import type { Route } from './routes.ts'
import type { BucketConfig } from './s3/bucket.ts'
import { type EventSource, POLLERS } from './sources.ts'
import type { Template } from './template.ts'

/** What CloudFormation's properties mean to the stand-ins. */

export function bucketConfig({
  VersioningConfiguration,
  ObjectLockConfiguration,
  CorsConfiguration,
}: JsonObject): BucketConfig {
  const { Mode, Days } = object(object(object(ObjectLockConfiguration).Rule).DefaultRetention)
  if (Mode !== undefined && Mode !== 'COMPLIANCE') throw new Error(`Object Lock mode ${text(Mode)} is not provided`)
  const cors = list(object(CorsConfiguration).CorsRules).map((value) => {
    const { AllowedOrigins, AllowedMethods, AllowedHeaders, ExposedHeaders, MaxAge } = object(value)
    return {
      allowedOrigins: texts(AllowedOrigins),
      allowedMethods: texts(AllowedMethods),
      allowedHeaders: texts(AllowedHeaders),
      exposedHeaders: texts(ExposedHeaders),
      ...(MaxAge === undefined ? {} : { maxAgeSeconds: Number(MaxAge) }),
    }
  })
  return {
    versioned: object(VersioningConfiguration).Status === 'Enabled',
    ...(Mode === undefined ? {} : { objectLock: { mode: 'COMPLIANCE', days: Number(Days) } }),
    cors,
  }
}

export function notificationsOf(stack: Stack): Notification[] {
  return stack.of('AWS::S3::Bucket').flatMap(({ identity, properties }) => {
    const { QueueConfigurations, ...others } = object(properties.NotificationConfiguration)
    if (Object.keys(others).length > 0) throw new Error(`${identity.ref}: only queues can be notified on one machine`)
    return list(QueueConfigurations).map((value) => {
      const { Event, Queue, Filter } = object(value)
      if (Event !== 's3:ObjectCreated:*') throw new Error(`${identity.ref}: event ${text(Event)} is not provided`)
      const rules = list(object(object(Filter).S3Key).Rules).map(object)
      const prefix = text(rules.find(({ Name }) => Name === 'prefix')?.Value, '')
      return { bucket: identity.ref, prefix, queueUrl: byArn(stack.of('AWS::SQS::Queue'), Queue).identity.ref }
    })
  })
}

export function functionSpecs(stack: Stack, template: Template, environment: Record<string, string>): FunctionSpec[] {
  const fedByQueue = new Set(eventSources(stack, '').map(({ functionArn }) => functionArn))
  return stack.of('AWS::Lambda::Function').map(({ identity, properties }) => {
    const key = text(object(properties.Code).S3Key)
    const taskRoot = template.assets.get(key)
    if (!taskRoot) throw new Error(`${identity.ref}: the assembly has no asset ${key}`)
    const arn = identity.attributes.Arn ?? ''
    const own = Object.entries(object(object(properties.Environment).Variables))
    return {
      name: identity.ref,
      arn,
      taskRoot,
      handler: text(properties.Handler),
      environment: { ...environment, ...Object.fromEntries(own.map(([name, value]) => [name, text(value)])) },
      timeoutSeconds: Number(properties.Timeout ?? 3),
      memoryMegabytes: Number(properties.MemorySize ?? 128),
      concurrency: fedByQueue.has(arn) ? POLLERS : 1,
    }
  })
}

export function eventSources(stack: Stack, region: string): EventSource[] {
  return stack.of('AWS::Lambda::EventSourceMapping').map(({ properties }) => {
    const queue = byArn(stack.of('AWS::SQS::Queue'), properties.EventSourceArn)
    const functions = stack.of('AWS::Lambda::Function')
    const target = functions.find(({ identity }) => identity.ref === properties.FunctionName)
    return {
      queueUrl: queue.identity.ref,
      queueArn: queue.identity.attributes.Arn ?? '',
      functionArn: (target ?? byArn(functions, properties.FunctionName)).identity.attributes.Arn ?? '',
      batchSize: Number(properties.BatchSize ?? 10),
      reportsItemFailures: texts(properties.FunctionResponseTypes).includes('ReportBatchItemFailures'),
      region,
    }
  })
}

export function routesOf(stack: Stack): Route[] {
  const integrations = new Map(stack.of('AWS::ApiGatewayV2::Integration').map((found) => [found.identity.ref, found]))
  const authorizers = new Map(
    stack
      .of('AWS::ApiGatewayV2::Authorizer')
      .map(({ identity, properties }) => [identity.ref, authorizerOf(properties)]),
  )
  return stack.of('AWS::ApiGatewayV2::Route').map(({ properties }) => {
    const target = integrations.get(text(properties.Target).replace('integrations/', ''))
    if (target?.properties.PayloadFormatVersion !== '2.0')
      throw new Error(`${text(properties.RouteKey)}: no such integration`)
    const kind = text(properties.AuthorizationType, 'NONE')
    const authorizer = kind === 'JWT' ? (authorizers.get(text(properties.AuthorizerId)) ?? null) : null
    // An authorizer that we do not know must not turn into an open door.
    if (kind !== 'NONE' && !authorizer)
      throw new Error(`${text(properties.RouteKey)}: authorizer ${kind} is not provided`)
    const functionArn = /arn:aws:lambda:[^/]+/.exec(text(target.properties.IntegrationUri))?.[0] ?? ''
    return { key: text(properties.RouteKey), functionArn, authorizer, scopes: texts(properties.AuthorizationScopes) }
  })
}

function authorizerOf({ JwtConfiguration }: JsonObject): Authorizer {
  const { Issuer, Audience } = object(JwtConfiguration)
  return { issuer: text(Issuer), audience: texts(Audience) }
}

/** The parameter, if it is one, that the authorizer takes its issuer from: on one machine, ours. */
export function issuerParameters(template: Template): string[] {
  const issuers = [...template.resources.values()]
    .filter(({ type }) => type === 'AWS::ApiGatewayV2::Authorizer')
    .map(({ properties }) => object(object(object(properties).JwtConfiguration).Issuer).Ref)
  return issuers.flatMap((name) => (typeof name === 'string' ? [name] : []))
}

const texts = (value: Json | undefined) => list(value).map((item) => text(item))

function byArn(all: readonly Provisioned[], arn: Json | undefined): Provisioned {
  const found = all.find(({ identity }) => identity.attributes.Arn === arn)
  if (!found) throw new Error(`the template has no resource ${JSON.stringify(arn)}`)
  return found
}
