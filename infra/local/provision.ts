import { createIdentify, type Place } from './identities.ts'
import { type JsonObject, object } from './json.ts'
import { createResolver, type Resolve } from './resolver.ts'
import type { Identity, Resource, Template } from './template.ts'

/** A resource of the template with its physical id, and properties without intrinsic functions. */
export interface Provisioned {
  readonly logicalId: string
  readonly identity: Identity
  readonly properties: JsonObject
}

/** What runs here. */
const RUNNING = [
  'AWS::S3::Bucket',
  'AWS::DynamoDB::Table',
  'AWS::DynamoDB::GlobalTable',
  'AWS::SQS::Queue',
  'AWS::KMS::Key',
  'AWS::KMS::Alias',
  'AWS::Lambda::Function',
  'AWS::Lambda::EventSourceMapping',
  'AWS::ApiGatewayV2::Api',
  'AWS::ApiGatewayV2::Route',
  'AWS::ApiGatewayV2::Integration',
  'AWS::ApiGatewayV2::Authorizer',
  'AWS::Scheduler::Schedule',
  'AWS::StepFunctions::StateMachine',
] as const
export type RunningType = (typeof RUNNING)[number]

/** What permits, records or alarms, and so changes nothing here. Anything else that a template brings is an error. */
const INERT = [
  'AWS::ApiGatewayV2::Stage',
  'AWS::CDK::Metadata',
  'AWS::CloudWatch::Alarm',
  'AWS::CloudWatch::Dashboard',
  'AWS::IAM::ManagedPolicy',
  'AWS::IAM::Policy',
  'AWS::IAM::Role',
  'AWS::Lambda::EventInvokeConfig',
  'AWS::Lambda::Permission',
  'AWS::Logs::LogGroup',
  'AWS::Logs::MetricFilter',
  'AWS::Logs::ResourcePolicy',
  'AWS::S3::BucketPolicy',
  'AWS::SES::ConfigurationSet',
  // The stand-in for SES reports no events: whoever tries what becomes of one hands it to the function.
  'AWS::SES::ConfigurationSetEventDestination',
  'AWS::SES::EmailIdentity',
  'AWS::SNS::Subscription',
  'AWS::SNS::Topic',
  'AWS::SNS::TopicPolicy',
  'AWS::SQS::QueuePolicy',
  'AWS::Scheduler::ScheduleGroup',
]

export interface Stack {
  readonly resolve: Resolve
  readonly of: (type: RunningType) => Provisioned[]
}

/** Decides every physical id and evaluates the template. @throws for a type of resource that is not provided */
export function provision(template: Template, place: Place, parameters: Readonly<Record<string, string>>): Stack {
  const pseudo = {
    'AWS::Region': place.region,
    'AWS::Partition': 'aws',
    'AWS::AccountId': '000000000000',
    'AWS::StackName': template.stackName,
    'AWS::StackId': `arn:aws:cloudformation:${place.region}:000000000000:stack/${template.stackName}/local`,
    'AWS::URLSuffix': 'amazonaws.com',
  }
  const identify = (resource: Resource): Identity => decide(resource)
  const resolver = createResolver(template, { parameters, pseudo, identify })
  const decide = createIdentify(place, template.resources.values(), resolver.resolve)
  const present = [...template.resources.values()].filter(resolver.exists)
  for (const { type, logicalId } of present) {
    const isKnown = INERT.includes(type) || RUNNING.some((running) => running === type)
    if (!isKnown) throw new Error(`${type} (${logicalId}) is not provided on one machine`)
  }
  return {
    resolve: resolver.resolve,
    of: (wanted) =>
      present
        .filter(({ type }) => type === wanted)
        .map((resource) => ({
          logicalId: resource.logicalId,
          identity: identify(resource),
          properties: object(resolver.resolve(resource.properties)),
        })),
  }
}
