import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { FUNCTION_NAMES } from '../../infra/function-names.ts'
import { resourcesOf, synthesize } from './template.ts'

const template = synthesize()
const alarms = resourcesOf(template, 'AWS::CloudWatch::Alarm')
const runbook = readFileSync('docs/runbook.md', 'utf8')
const headings = [...runbook.matchAll(/^### (.+)$/gm)].map(([, heading]) => heading)
const headingOf = (description: string) => /docs\/runbook\.md#([a-z-]+)$/.exec(description)?.[1]

describe.each(alarms)('%s', (_id, { Properties }) => {
  it('says in one sentence what the failure means, and where to look it up', () => {
    expect(Properties.AlarmDescription).toMatch(/^[A-Z].{30,}\. What to do: docs\/runbook\.md#[a-z-]+$/)
    expect(headings).toContain(headingOf(Properties.AlarmDescription))
  })

  it('tells the operators, and is quiet while nothing happens', () => {
    const [topic] = resourcesOf(template, 'AWS::SNS::Topic').map(([id]) => id)
    expect(Properties.AlarmActions).toEqual([{ Ref: topic }])
    expect(Properties.TreatMissingData).toBe('notBreaching')
  })
})

describe('the runbook', () => {
  it('has a heading for each alarm and none that no alarm names', () => {
    const named = new Set(alarms.map(([, { Properties }]) => headingOf(Properties.AlarmDescription)))
    expect([...headings].sort()).toEqual([...named].sort())
  })

  it('goes in the order in which data passes', () => {
    expect(headings.filter((heading) => FUNCTION_NAMES.some((name) => name === heading))).toEqual([...FUNCTION_NAMES])
  })

  it.each(headings)('%s: what it means, how to look, what to do', (heading) => {
    const section = runbook.split(/^### /m).find((part) => part.startsWith(`${heading}\n`)) ?? ''
    for (const part of ['**Means:**', '**Look:**', '**Do:**']) expect(section).toContain(part)
  })
})

it('watches every queue of dead letters, and the work queue’s age', () => {
  const watched = (metric: string) =>
    alarms
      .filter(([, { Properties }]) => Properties.MetricName === metric)
      .map(([, { Properties }]) => Properties.Dimensions[0].Value['Fn::GetAtt'][0])
      .sort()
  const queues = resourcesOf(template, 'AWS::SQS::Queue').map(([id]) => id)
  expect(watched('ApproximateNumberOfMessagesVisible')).toEqual(
    queues.filter((id) => id.includes('DeadLetters')).sort(),
  )
  expect(watched('ApproximateAgeOfOldestMessage')).toEqual(queues.filter((id) => !id.includes('DeadLetters')).sort())
})
