import { Fn, type Stack } from 'aws-cdk-lib'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { Key } from 'aws-cdk-lib/aws-kms'
import type { Bucket } from 'aws-cdk-lib/aws-s3'
import { ENV, type EnvName } from '../shared/env.ts'
import { type PREFIX, tableKeys } from '../shared/keys.ts'
import type { MailEvents } from './mail-events.ts'
import type { Settings } from './settings.ts'
import type { Storage } from './storage.ts'

/** A permission together with the environment variable that the code finds the resource by: neither is any use alone. */
export interface Grant {
  readonly environment: Partial<Record<EnvName, string>>
  readonly statements: readonly PolicyStatement[]
}

type Prefix = (typeof PREFIX)[keyof typeof PREFIX]
const ANY = '*'

/** Partitions of the table, as the patterns that `dynamodb:LeadingKeys` takes, from the same builders that make the keys. */
export const PARTITIONS = {
  /** rounds with their cuts, editions and zone links, and the revisions of each region below them */
  round: tableKeys.round(ANY, ANY).pk,
  /** what zones filed before, as later checks and forms see it */
  ledger: tableKeys.ledger({ programme: ANY, zone: ANY, period: ANY, region: ANY, uploadId: ANY }, ANY, ANY).pk,
  rounds: tableKeys.roundOfProgramme(ANY, ANY).pk,
  link: tableKeys.link(ANY).pk,
  editionLink: tableKeys.editionLink(ANY).pk,
  editions: tableKeys.editionOfProgramme({ programme: ANY, period: ANY, edition: 1 }).pk,
  deliveries: tableKeys.delivery({ programme: ANY, period: ANY, edition: 1 }, ANY).pk.replace(/1$/, ANY),
  notices: tableKeys.notice(ANY, ANY, ANY, ANY).pk,
  recipients: tableKeys.recipient(ANY, ANY).pk,
  log: tableKeys.log(ANY, ANY, ANY, ANY).pk,
} as const

type Partition = keyof typeof PARTITIONS

/** Items of the named partitions. No function removes any: links expire, and whoever revokes one does it in their own name. */
export function items(
  { table }: Storage,
  access: {
    readonly read?: readonly Partition[]
    readonly write?: readonly Partition[]
  },
): Grant {
  const allow = (actions: string[], partitions: readonly Partition[] = []) =>
    partitions.length === 0
      ? []
      : [
          new PolicyStatement({
            actions,
            resources: [table.tableArn],
            conditions: {
              'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': partitions.map((name) => PARTITIONS[name]) },
            },
          }),
        ]
  return {
    environment: { [ENV.table]: table.tableName },
    statements: [
      ...allow(['dynamodb:GetItem', 'dynamodb:Query'], access.read),
      ...allow(['dynamodb:PutItem'], access.write),
    ],
  }
}

const BUCKETS = { inbox: ENV.inbox, rounds: ENV.rounds, bulletins: ENV.bulletins, archive: ENV.archive } as const

/** Objects below prefixes of one bucket. Writing once (If-None-Match) reads what is there already: give both. */
export function objects(
  storage: Storage,
  name: keyof typeof BUCKETS,
  access: {
    readonly read?: readonly Prefix[]
    readonly write?: readonly Prefix[]
    readonly listVersions?: readonly Prefix[]
  },
): Grant {
  const bucket = storage[name]
  const { read = [], write = [], listVersions = [] } = access
  const statements = [
    ...(read.length > 0 ? [reading(bucket, read), tellingAbsent(bucket, read)] : []),
    ...(write.length > 0 ? [new PolicyStatement({ actions: ['s3:PutObject'], resources: below(bucket, write) })] : []),
    ...(listVersions.length > 0 ? [listing('s3:ListBucketVersions', bucket, 'StringLike', listVersions)] : []),
  ]
  return { environment: { [BUCKETS[name]]: bucket.bucketName }, statements }
}

/** Signing, and the public half that goes into receipts and checkpoints. */
export function signing(key: Key): Grant {
  return {
    environment: { [ENV.signingKey]: key.keyId },
    statements: [new PolicyStatement({ actions: ['kms:Sign', 'kms:GetPublicKey'], resources: [key.keyArn] })],
  }
}

/** Mail from the one sender, whether SES has verified the address itself or its domain, with word of what becomes of it. */
export function mail(
  scope: Stack,
  { mailTransport, mailFrom, smtpUrl }: Settings,
  { configurationSet }: Pick<MailEvents, 'configurationSet'>,
): Grant {
  const identity = (name: string) => scope.formatArn({ service: 'ses', resource: 'identity', resourceName: name })
  return {
    environment: {
      ...{ [ENV.mailTransport]: mailTransport, [ENV.mailFrom]: mailFrom, [ENV.smtpUrl]: smtpUrl },
      [ENV.mailConfigurationSet]: configurationSet,
    },
    statements: [
      new PolicyStatement({
        actions: ['ses:SendEmail', 'ses:SendRawEmail'],
        resources: [
          identity(mailFrom),
          identity(Fn.select(1, Fn.split('@', mailFrom))),
          scope.formatArn({ service: 'ses', resource: 'configuration-set', resourceName: configurationSet }),
        ],
        conditions: { StringEquals: { 'ses:FromAddress': mailFrom } },
      }),
    ],
  }
}

/** A value that the code needs and that opens nothing. */
export function value(name: EnvName, text: string): Grant {
  return { environment: { [name]: text }, statements: [] }
}

function reading(bucket: Bucket, prefixes: readonly Prefix[]): PolicyStatement {
  return new PolicyStatement({ actions: ['s3:GetObject', 's3:GetObjectVersion'], resources: below(bucket, prefixes) })
}

/**
 * Without s3:ListBucket S3 answers 403, not 404, for an object that is not there. GetObject carries no `s3:prefix`, hence
 * IfExists: a plain condition would never hold for it.
 */
function tellingAbsent(bucket: Bucket, prefixes: readonly Prefix[]): PolicyStatement {
  return listing('s3:ListBucket', bucket, 'StringLikeIfExists', prefixes)
}

function listing(action: string, bucket: Bucket, operator: string, prefixes: readonly Prefix[]): PolicyStatement {
  return new PolicyStatement({
    actions: [action],
    resources: [bucket.bucketArn],
    conditions: { [operator]: { 's3:prefix': prefixes.map((prefix) => `${prefix}*`) } },
  })
}

function below(bucket: Bucket, prefixes: readonly Prefix[]): string[] {
  return prefixes.map((prefix) => bucket.arnForObjects(`${prefix}*`))
}
