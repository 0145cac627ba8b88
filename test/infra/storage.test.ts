import { describe, expect, it } from 'vitest'
import { PREFIX } from '../../shared/keys.ts'
import { resourcesOf, synthesize } from './template.ts'

const template = synthesize()
const buckets = resourcesOf(template, 'AWS::S3::Bucket')
const tables = resourcesOf(template, 'AWS::DynamoDB::GlobalTable')
const queues = resourcesOf(template, 'AWS::SQS::Queue')
const named = (part: string) => buckets.find(([id]) => id.includes(part))?.[1]

describe('buckets', () => {
  it('are four: inbox, rounds, bulletins, archive', () => {
    expect(buckets.map(([id]) => id.replace(/^storage|[0-9A-F]{8}$/g, '')).sort()).toEqual([
      'Archive',
      'Bulletins',
      'Inbox',
      'Rounds',
    ])
  })

  it.each(buckets)(
    '%s is private, versioned, encrypted and outlives the stack',
    (_id, { Properties, DeletionPolicy }) => {
      expect(Properties.PublicAccessBlockConfiguration).toEqual({
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      })
      expect(Properties.VersioningConfiguration).toEqual({ Status: 'Enabled' })
      expect(Properties.BucketEncryption.ServerSideEncryptionConfiguration).toHaveLength(1)
      expect(Properties.OwnershipControls.Rules).toEqual([{ ObjectOwnership: 'BucketOwnerEnforced' }])
      expect(DeletionPolicy).toBe('Retain')
    },
  )

  it.each(buckets)('%s expires nothing but unfinished uploads', (_id, { Properties }) => {
    const rules: object[] = Properties.LifecycleConfiguration.Rules
    expect(rules).toEqual([{ AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 }, Status: 'Enabled' }])
  })

  it('lock what is sealed for ten years in compliance mode, and nothing else', () => {
    const locked = buckets.filter(([, { Properties }]) => Properties.ObjectLockEnabled)
    expect(locked.map(([, resource]) => resource)).toEqual([named('Archive')])
    expect(named('Archive')?.Properties.ObjectLockConfiguration).toEqual({
      ObjectLockEnabled: 'Enabled',
      Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Days: 3650 } },
    })
  })

  it('tell the queue of uploads, not of what an operator imports', () => {
    const { QueueConfigurations: told } = named('Inbox')?.Properties.NotificationConfiguration ?? {}
    expect(told).toHaveLength(1)
    expect(told[0].Event).toBe('s3:ObjectCreated:*')
    expect(told[0].Filter.S3Key.Rules).toEqual([{ Name: 'prefix', Value: PREFIX.uploads }])
    const others = buckets.filter(([, { Properties }]) => Properties.NotificationConfiguration)
    expect(others).toHaveLength(1)
  })

  it('wait for the queue’s policy, for S3 tries it when the bucket is made', () => {
    const policies = resourcesOf(template, 'AWS::SQS::QueuePolicy').map(([id]) => id)
    expect(named('Inbox')?.DependsOn?.some((id) => policies.includes(id))).toBe(true)
  })
})

describe('the table', () => {
  it('is one, on demand, protected and restorable', () => {
    expect(tables).toHaveLength(1)
    const { Properties, DeletionPolicy } = tables[0]![1]
    expect(Properties.BillingMode).toBe('PAY_PER_REQUEST')
    expect(Properties.TimeToLiveSpecification).toEqual({ AttributeName: 'expiresAt', Enabled: true })
    expect(DeletionPolicy).toBe('Retain')
    for (const replica of Properties.Replicas) {
      expect(replica.DeletionProtectionEnabled).toBe(true)
      expect(replica.PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled).toBe(true)
    }
  })
})

describe('queues', () => {
  const dead = queues.filter(([id]) => id.includes('DeadLetters'))
  const working = queues.filter(([id]) => !id.includes('DeadLetters'))

  it.each(queues)('%s is encrypted', (_id, { Properties }) => {
    expect(Properties.SqsManagedSseEnabled).toBe(true)
  })

  it('hand on what fails five times', () => {
    expect(working).toHaveLength(2)
    for (const [, { Properties }] of working) {
      const { deadLetterTargetArn, maxReceiveCount } = Properties.RedrivePolicy
      expect(dead.map(([id]) => id)).toContain(deadLetterTargetArn['Fn::GetAtt'][0])
      expect(maxReceiveCount).toBe(5)
    }
  })

  it('hide a message six times as long as its reader may take', () => {
    const [, mapping] = resourcesOf(template, 'AWS::Lambda::EventSourceMapping')[0]!
    const reader = template.toJSON().Resources[mapping.Properties.FunctionName.Ref]
    expect(working[0]?.[1].Properties.VisibilityTimeout).toBe(reader.Properties.Timeout * 6)
    expect(mapping.Properties.FunctionResponseTypes).toEqual(['ReportBatchItemFailures'])
  })

  it('keep what failed for two weeks', () => {
    expect(dead).toHaveLength(7)
    for (const [, { Properties }] of dead) expect(Properties.MessageRetentionPeriod).toBe(14 * 24 * 3600)
  })
})

it('signs with a key of Ed25519 that outlives the stack', () => {
  const keys = resourcesOf(template, 'AWS::KMS::Key')
  expect(keys).toHaveLength(1)
  expect(keys[0]?.[1]).toMatchObject({
    DeletionPolicy: 'Retain',
    Properties: { KeySpec: 'ECC_NIST_EDWARDS25519', KeyUsage: 'SIGN_VERIFY' },
  })
})
