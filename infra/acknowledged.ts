import { CfnResource, Stack, Validations } from 'aws-cdk-lib'
import type { HttpRoute } from 'aws-cdk-lib/aws-apigatewayv2'
import type { Bucket } from 'aws-cdk-lib/aws-s3'
import type { IConstruct } from 'constructs'
import { PREFIX } from '../shared/keys.ts'
import { WILDCARDS } from './wildcards.ts'

/**
 * Findings of cdk-nag's AwsSolutions that stay, each with its reason and as near as can be to what it is about; any other
 * finding fails synth.
 */
export const acknowledged = {
  storage(storage: Buckets): void {
    acknowledge(
      storage,
      'S1',
      'Who downloads what is logged by name in the table by the function that signs the download; bucket logs know only roles. Data events of CloudTrail are the office’s own choice.',
    )
    for (const { bucket, prefixes } of scopes(storage)) {
      for (const prefix of prefixes)
        acknowledge(
          Stack.of(storage),
          `IAM5[Resource::<${logicalId(bucket)}.Arn>/${prefix}*]`,
          'A prefix of shared/keys.ts is the scope of the grant: keys below it name programme, period and zone, which no deployment knows in advance.',
        )
    }
  },
  openRoute(route: HttpRoute, path: string): void {
    acknowledge(
      route,
      'APIG4',
      path.includes('{token}')
        ? 'Zones and officials have no accounts: the 256-bit token in the path lets one zone into one round, or one official to one edition’s files, is stored hashed and expires.'
        : 'The calendar and the feed of releases, and the description of the address, are for everybody and hold no figures.',
    )
  },
  stateMachine(stateMachine: IConstruct, role: IConstruct): void {
    acknowledge(stateMachine, 'SF1', 'Every step logs its own run; the execution’s history keeps the rest for 90 days.')
    acknowledge(
      stateMachine,
      'SF2',
      'One execution a month, some ten steps, each with its log: there is nothing to trace.',
    )
    acknowledge(role, 'IAM5[Resource::*]', WILDCARDS.ExecutionLogDelivery)
  },
  deadLetters(queue: IConstruct): void {
    acknowledge(
      queue,
      'SQS3',
      'It is itself a queue of dead letters: of schedules or of functions that nobody waits for.',
    )
  },
}

/** The buckets, as the storage construct has them. */
interface Buckets extends IConstruct {
  readonly inbox: Bucket
  readonly rounds: Bucket
  readonly bulletins: Bucket
  readonly archive: Bucket
}

const scopes = ({ inbox, rounds, bulletins, archive }: Buckets) => [
  { bucket: inbox, prefixes: [PREFIX.uploads, PREFIX.imports] },
  { bucket: rounds, prefixes: [PREFIX.receipts, PREFIX.annotated, PREFIX.programmes, PREFIX.work] },
  { bucket: bulletins, prefixes: [PREFIX.bulletins, PREFIX.releases] },
  { bucket: archive, prefixes: [PREFIX.archive] },
]

function acknowledge(scope: IConstruct, rule: string, reason: string): void {
  Validations.of(scope).acknowledge({ id: `AwsSolutions::AwsSolutions-${rule}`, reason })
}

function logicalId(bucket: Bucket): string {
  const resource = bucket.node.defaultChild
  if (!(resource instanceof CfnResource)) throw new TypeError(`${bucket.node.path} is not of this stack`)
  return Stack.of(bucket).resolve(resource.logicalId)
}
