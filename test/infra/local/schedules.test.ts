import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../../infra/local/json.ts'
import { firstDue, inputAt, nextDue, scheduleOf } from '../../../infra/local/schedules.ts'

const properties = (ScheduleExpression: string, more: JsonObject = {}): JsonObject => ({
  ScheduleExpression,
  ScheduleExpressionTimezone: 'Asia/Shanghai',
  Target: { Arn: 'arn:target', Input: '{"at":"<aws.scheduler.scheduled-time>","other":"<none.of.these>"}' },
  ...more,
})
const schedule = (expression: string, name = 'a') => scheduleOf(name, properties(expression))!
const next = (expression: string, after: string) => nextDue(schedule(expression), new Date(after))?.toISOString()

describe('cron as the scheduler of AWS reads it', () => {
  it.each([
    ['cron(0 9 1 * ? *)', '2025-03-01T01:00:00Z', '2025-04-01T01:00:00.000Z'],
    ['cron(30 9 * * ? *)', '2025-03-31T16:00:00Z', '2025-04-01T01:30:00.000Z'],
    ['cron(0 9 ? * 2 *)', '2025-04-01T00:00:00Z', '2025-04-07T01:00:00.000Z'], // 2 is Monday
    ['cron(0 9 ? * MON-FRI *)', '2025-04-04T02:00:00Z', '2025-04-07T01:00:00.000Z'],
    ['cron(0 9 1 1 ? 2027)', '2025-04-04T02:00:00Z', '2027-01-01T01:00:00.000Z'],
    ['cron(0 9 1 1 ? 2024)', '2025-04-04T02:00:00Z', undefined],
  ])('%s', (expression, after, expected) => expect(next(expression, after)).toBe(expected))

  it('refuses what it does not know', () => {
    for (const expression of ['rate(1 day)', 'at(2025-04-01T09:00:00)', 'cron(0 9 * * ?)', 'cron(0 99 * * ? *)'])
      expect(() => schedule(expression)).toThrow()
  })
})

it('leaves out a schedule that is switched off', () => {
  expect(scheduleOf('a', properties('cron(0 9 1 * ? *)', { State: 'DISABLED' }))).toBeNull()
})

it('finds all that are due first', () => {
  const all = [
    schedule('cron(0 9 * * ? *)', 'a'),
    schedule('cron(0 10 * * ? *)', 'b'),
    schedule('cron(0 9 1 * ? *)', 'c'),
  ]
  const due = firstDue(all, new Date('2025-03-31T12:00:00Z'))
  expect([due?.at.toISOString(), due?.due.map(({ name }) => name)]).toEqual(['2025-04-01T01:00:00.000Z', ['a', 'c']])
  expect(firstDue([], new Date())).toBeNull()
})

it('writes the scheduled time into the input', () => {
  const input = inputAt(schedule('cron(0 9 1 * ? *)'), new Date('2025-04-01T01:00:00Z'))
  expect(input).toEqual({ at: '2025-04-01T01:00:00Z', other: '<none.of.these>' })
})
