import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../../infra/local/json.ts'
import { provision } from '../../../infra/local/provision.ts'
import { adaptDefinition } from '../../../infra/local/state-language.ts'
import { readTemplate } from '../../../infra/local/template.ts'

const place = { stackName: 's', region: 'cn-north-1', apiUrl: 'http://127.0.0.1:1', queuesUrl: 'http://127.0.0.1:2' }
const stackOf = (source: JsonObject, parameters = {}) =>
  provision(readTemplate(source, place.stackName, place.region), place, parameters)
const bucket = { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'inbox' } }
const Resources = { Inbox: bucket, Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'q' } } }

describe('intrinsic functions', () => {
  const { resolve } = stackOf(
    {
      Resources,
      Parameters: { Mode: { Type: 'String', Default: 'a' }, Many: { Type: 'CommaDelimitedList', Default: 'x,y' } },
      Conditions: { IsA: { 'Fn::Equals': [{ Ref: 'Mode' }, 'a'] }, Never: { 'Fn::Not': [{ Condition: 'IsA' }] } },
      Mappings: { Map: { 'cn-north-1': { key: 'value' } } },
    },
    {},
  )
  it.each([
    [{ Ref: 'Inbox' }, 'inbox'],
    [{ Ref: 'AWS::Region' }, 'cn-north-1'],
    [{ Ref: 'Many' }, ['x', 'y']],
    [{ 'Fn::GetAtt': ['Queue', 'Arn'] }, 'arn:aws:sqs:cn-north-1:000000000000:q'],
    [{ Ref: 'Queue' }, 'http://127.0.0.1:2/000000000000/q'],
    [{ 'Fn::Join': ['-', ['a', { Ref: 'Mode' }]] }, 'a-a'],
    [{ 'Fn::Select': [1, { 'Fn::Split': [':', 'a:b'] }] }, 'b'],
    [{ 'Fn::Sub': `\${Inbox}/\${Queue.Arn}/\${!Literal}` }, `inbox/arn:aws:sqs:cn-north-1:000000000000:q/\${Literal}`],
    [{ 'Fn::Sub': [`\${X}`, { X: 'given' }] }, 'given'],
    [{ 'Fn::FindInMap': ['Map', { Ref: 'AWS::Region' }, 'key'] }, 'value'],
    [{ a: { 'Fn::If': ['Never', 'x', { Ref: 'AWS::NoValue' }] }, b: 1 }, { b: 1 }],
  ])('%j', (value, expected) => expect(resolve(value as JsonObject)).toEqual(expected))

  it.each([
    [{ Ref: 'Nobody' }],
    [{ 'Fn::GetAtt': ['Inbox', 'Nothing'] }],
    [{ 'Fn::ImportValue': 'x' }],
    [{ 'Fn::Select': [5, ['a']] }],
    [{ 'Fn::FindInMap': ['Map', 'other', 'key'] }],
  ])('refuses %j', (value) => expect(() => resolve(value as JsonObject)).toThrow())
})

it('refuses a type that nothing provides, unless its condition does not hold', () => {
  const Broker = { Type: 'AWS::AmazonMQ::Broker', Properties: {} }
  expect(() => stackOf({ Resources: { ...Resources, Broker } })).toThrow('AWS::AmazonMQ::Broker (Broker)')
  const Conditions = { Never: { 'Fn::Equals': ['a', 'b'] } }
  const absent = stackOf({ Conditions, Resources: { ...Resources, Broker: { ...Broker, Condition: 'Never' } } })
  expect(absent.of('AWS::S3::Bucket').map(({ identity }) => identity.ref)).toEqual(['inbox'])
})

describe('state machines', () => {
  const machine = (state: JsonObject, more: JsonObject = {}) => adaptDefinition({ States: { One: state }, ...more })
  it('wait by the clock of the cloud', () => {
    const { States } = machine({ Type: 'Wait', TimestampPath: '$.until', Next: 'Two' })
    expect(States).toMatchObject({
      One: { Type: 'Task', Parameters: { 'Timestamp.$': '$.until' }, ResultPath: null, Next: 'Two' },
    })
  })

  it('refuse JSONata, and services that have no stand-in, however deep', () => {
    expect(() => machine({ Type: 'Pass', QueryLanguage: 'JSONata' })).toThrow('JSONata')
    expect(() => machine({ Type: 'Pass' }, { QueryLanguage: 'JSONata' })).toThrow('JSONata')
    const task = { Type: 'Task', Resource: 'arn:aws:states:::sns:publish' }
    expect(() => machine(task)).toThrow('sns')
    expect(() => machine({ Type: 'Map', ItemProcessor: { States: { Two: task } } })).toThrow('sns')
    expect(() => machine({ Type: 'Parallel', Branches: [{ States: { Two: task } }] })).toThrow('sns')
  })
})
