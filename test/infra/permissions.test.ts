import { describe, expect, it } from 'vitest'
import { FUNCTION_NAMES } from '../../infra/function-names.ts'
import { PARTITIONS } from '../../infra/grants.ts'
import { WILDCARDS } from '../../infra/wildcards.ts'
import { PREFIX } from '../../shared/keys.ts'
import { type Statement, statementsOf, statementsOfFunction } from './statements.ts'
import { resourcesOf, synthesize } from './template.ts'

const template = synthesize()
const allowed = statementsOf(template).filter(({ effect }) => effect === 'Allow')

describe('every statement that allows something', () => {
  it('names its actions one by one', () => {
    expect(allowed.length).toBeGreaterThan(60)
    expect(allowed.filter(({ actions }) => actions.some((action) => action.includes('*')))).toEqual([])
  })

  it('names its resources, but for the listed ones, each with its reason', () => {
    const wild = allowed.filter(({ resources }) => resources.includes('"*"'))
    expect(wild.map(({ sid }) => sid).sort()).toEqual(Object.keys(WILDCARDS).sort())
    for (const reason of Object.values(WILDCARDS)) expect(reason.length).toBeGreaterThan(40)
  })

  it('uses a star elsewhere only below a prefix of the S3 keys', () => {
    const prefixes = Object.values(PREFIX).map((prefix) => `/${prefix}*"`)
    const starred = allowed.flatMap(({ resources }) => resources.filter((name) => name.includes('*') && name !== '"*"'))
    expect(starred.filter((name) => !prefixes.some((prefix) => name.includes(prefix)))).toEqual([])
  })

  it('is not made by a managed policy, which would be wider', () => {
    for (const [id, { Properties }] of resourcesOf(template, 'AWS::IAM::Role'))
      expect(Properties.ManagedPolicyArns, id).toBeUndefined()
  })
})

describe('the table', () => {
  const onTable = allowed.filter(({ actions }) => actions.some((action) => action.startsWith('dynamodb:')))

  it('is opened by partition only', () => {
    const known: string[] = Object.values(PARTITIONS)
    expect(onTable.length).toBeGreaterThan(15)
    for (const { owner, conditions } of onTable) {
      const keys: string[] = conditions['ForAllValues:StringLike']['dynamodb:LeadingKeys']
      expect(keys.length, owner).toBeGreaterThan(0)
      expect(
        keys.filter((key) => !known.includes(key)),
        owner,
      ).toEqual([])
    }
  })

  it('is never scanned, and no item is removed or changed in part', () => {
    const actions = new Set(onTable.flatMap((statement) => statement.actions))
    expect([...actions].sort()).toEqual(['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query'])
  })
})

describe('what only some may do', () => {
  const may = (match: (statement: Statement) => boolean) =>
    FUNCTION_NAMES.filter((name) => statementsOfFunction(template, name).some(match))
  const doing = (action: string, place = '') =>
    may(({ actions, resources }) => actions.includes(action) && resources.some((name) => name.includes(place)))

  it('writes to the archive: seal alone', () => {
    expect(doing('s3:PutObject', '/archive/*')).toEqual(['seal'])
  })
  it('lays a bulletin ready: stage alone; says that it is published: publish alone', () => {
    expect(doing('s3:PutObject', '/bulletins/*')).toEqual(['stage'])
    const editions = ({ actions, conditions }: Statement) =>
      actions.includes('dynamodb:PutItem') && JSON.stringify(conditions).includes(PARTITIONS.editions)
    expect(may(editions)).toEqual(['publish'])
  })
  it('lets files into the inbox: request-upload alone', () => {
    expect(doing('s3:PutObject', '/uploads/*')).toEqual(['request-upload'])
  })
  it('deletes an object or a version, or lifts a lock: nobody', () => {
    const wanted = /^s3:(Delete|BypassGovernance|PutObjectRetention|PutObjectLegalHold|PutBucket)/
    expect(may(({ actions }) => actions.some((action) => wanted.test(action)))).toEqual([])
  })
  it('signs: who files, and who seals', () => {
    expect(doing('kms:Sign')).toEqual(['ingest', 'freeze', 'seal'])
  })
  it('sends mail: who writes to people', () => {
    expect(doing('ses:SendEmail')).toEqual(['open-round', 'ingest', 'remind', 'notify'])
  })
  it('reads addresses: who writes to people', () => {
    const recipients = (statement: Statement) => JSON.stringify(statement.conditions).includes(PARTITIONS.recipients)
    // stage counts them; the last two keep who wants no more, or can’t be reached
    expect(may(recipients)).toEqual([
      ...['open-round', 'ingest', 'remind', 'stage', 'notify', 'record-delivery', 'portal'],
    ])
  })
})

it('refuses whoever comes without TLS, at every bucket, queue and topic', () => {
  const refusing = statementsOf(template)
    .filter(({ effect, conditions }) => effect === 'Deny' && conditions.Bool?.['aws:SecureTransport'] === 'false')
    .map(({ type }) => type)
  const count = (type: string) => resourcesOf(template, type).length
  const refusals = (type: string) => refusing.filter((found) => found === type).length
  expect(refusals('AWS::S3::BucketPolicy')).toBe(count('AWS::S3::Bucket'))
  expect(refusals('AWS::SQS::QueuePolicy')).toBe(count('AWS::SQS::Queue'))
  expect(refusals('AWS::SNS::TopicPolicy')).toBe(count('AWS::SNS::Topic'))
})
