import { describe, expect, it } from 'vitest'
import { FUNCTION_NAMES } from '../../infra/function-names.ts'
import { ENV } from '../../shared/env.ts'
import { functionsOf } from './statements.ts'
import { type Resource, resourcesOf, synthesize } from './template.ts'

const SIX_MONTHS_IN_DAYS = 184
/** The longest sentence that Lambda takes as a description. */
const DESCRIPTION_LIMIT = 256

const template = synthesize()
const functions = functionsOf(template)
const idOf = (fn: Resource) => resourcesOf(template).find(([, { Properties }]) => Properties === fn.Properties)?.[0]

it('deploys exactly the listed functions', () => {
  expect(functions.map(([name]) => name).sort()).toEqual([...FUNCTION_NAMES].sort())
})

describe.each(functions)('%s', (name, fn) => {
  const { Properties } = fn

  it('runs on Node 24, on arm64 but for those with a native part', () => {
    expect(Properties.Runtime).toBe('nodejs24.x')
    expect(Properties.Architectures).toEqual([name === 'render' || name === 'print-receipt' ? 'x86_64' : 'arm64'])
    expect(Properties.Handler).toBe('index.handler')
  })

  it('says what its failure means', () => {
    expect(Properties.Description).toMatch(/^[A-Z].{30,}\.$/)
    expect(Properties.Description.length).toBeLessThanOrEqual(DESCRIPTION_LIMIT)
  })

  it('keeps its own log for six months at least', () => {
    const log = template.toJSON().Resources[Properties.LoggingConfig.LogGroup.Ref]
    expect(log.Type).toBe('AWS::Logs::LogGroup')
    expect(log.Properties.RetentionInDays).toBeGreaterThanOrEqual(SIX_MONTHS_IN_DAYS)
  })

  it('has its environment by the names that the code reads', () => {
    const known: string[] = Object.values(ENV)
    expect(Object.keys(Properties.Environment.Variables).filter((variable) => !known.includes(variable))).toEqual([])
  })

  it('has a role of its own', () => {
    const users = functions.filter(
      ([, other]) => JSON.stringify(other.Properties.Role) === JSON.stringify(Properties.Role),
    )
    expect(users).toHaveLength(1)
  })

  it('has dead letters, or a caller that learns of its failure', () => {
    if (Properties.DeadLetterConfig) {
      const [queue] = Properties.DeadLetterConfig.TargetArn['Fn::GetAtt']
      expect(template.toJSON().Resources[queue].Type).toBe('AWS::SQS::Queue')
      return
    }
    const id = idOf(fn) ?? name
    const callers = [
      'AWS::Lambda::EventSourceMapping',
      'AWS::ApiGatewayV2::Integration',
      'AWS::StepFunctions::StateMachine',
    ]
    expect(callers.filter((type) => JSON.stringify(resourcesOf(template, type)).includes(id))).toHaveLength(1)
  })

  it('raises an alarm on its first error', () => {
    const id = idOf(fn)
    const alarms = resourcesOf(template, 'AWS::CloudWatch::Alarm').filter(
      ([, alarm]) => alarm.Properties.MetricName === 'Errors' && alarm.Properties.Dimensions[0].Value.Ref === id,
    )
    expect(alarms).toHaveLength(1)
    expect(alarms[0]?.[1].Properties).toMatchObject({ Threshold: 1, EvaluationPeriods: 1, Statistic: 'Sum' })
  })
})

it('keeps every log for six months at least', () => {
  for (const [id, { Properties }] of resourcesOf(template, 'AWS::Logs::LogGroup'))
    expect(Properties.RetentionInDays, id).toBeGreaterThanOrEqual(SIX_MONTHS_IN_DAYS)
})

it('is all there is: no helper function of CDK’s runs beside them', () => {
  expect(resourcesOf(template, 'AWS::Lambda::Function')).toHaveLength(FUNCTION_NAMES.length)
  expect(resourcesOf(template).filter(([, { Type }]) => Type.startsWith('Custom::'))).toEqual([])
})
