import { describe, expect, it } from 'vitest'
import { loadProgrammes } from '../../infra/programmes.ts'
import { resourcesOf, sampleProgramme, synthesize } from './template.ts'

const template = synthesize([...(await loadProgrammes('programmes')).values(), sampleProgramme('sample', {})])
const schedules = resourcesOf(template, 'AWS::Scheduler::Schedule').map(([, { Properties }]) => Properties)
const expressions = (name: string) =>
  Object.fromEntries(
    schedules
      .filter(({ Name }) => Name.startsWith(`zone-bulletin-${name}-`))
      .map(({ Name, ScheduleExpression }) => [Name.split('-').at(-1), ScheduleExpression]),
  )

it('opens, reminds and closes each programme in the calendar’s time', () => {
  expect(expressions('sample')).toEqual({
    open: 'cron(0 9 1 * ? *)',
    remind: 'cron(30 8 * * ? *)',
    close: 'cron(30 18 * * ? *)',
  })
})

it('opens a yearly programme in January', () => {
  const yearly = synthesize([sampleProgramme('yearly', { frequency: 'annual' })])
  const open = resourcesOf(yearly, 'AWS::Scheduler::Schedule').map(
    ([, { Properties }]) => Properties.ScheduleExpression,
  )
  expect(open).toContain('cron(0 9 1 1 ? *)')
})

it('refuses a day that some months lack', () => {
  const late = sampleProgramme('late', { opens: { day: 29, time: '09:00' } })
  expect(() => synthesize([late])).toThrow('late opens on day 29; the last day that every month has is 28')
})

describe.each(schedules.map((schedule) => [schedule.Name, schedule]))('%s', (_name, schedule) => {
  it('goes by the clock of China, at the minute', () => {
    expect(schedule.ScheduleExpressionTimezone).toBe('Asia/Shanghai')
    expect(schedule.FlexibleTimeWindow).toEqual({ Mode: 'OFF' })
  })

  it('says when it was due, not when it ran', () => {
    const input = JSON.parse(schedule.Target.Input)
    expect(Object.keys(input)).toEqual(['programme', 'at'])
    expect(input.at).toBe('<aws.scheduler.scheduled-time>')
    expect(schedule.Name).toContain(input.programme)
  })

  it('starts what its name says, and keeps what could not be delivered', () => {
    const target = { open: 'openround', remind: 'remind', close: 'StateMachine' }[
      String(schedule.Name.split('-').at(-1))
    ]
    expect(JSON.stringify(schedule.Target.Arn)).toContain(target)
    expect(JSON.stringify(schedule.Target.DeadLetterConfig.Arn)).toContain('DeadLetters')
    expect(schedule.Description).toMatch(/^[A-Z].+\.$/)
  })
})
