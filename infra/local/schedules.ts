import { randomUUID } from 'node:crypto'
import { Cron } from 'croner'
import { type Json, type JsonObject, object, parseJson, text } from './json.ts'

export interface Schedule {
  readonly name: string
  /** `cron(0 9 ? * MON-FRI *)`: minutes, hours, day of month, month, day of week, year */
  readonly expression: string
  readonly timeZone: string
  readonly targetArn: string
  /** JSON with `<aws.scheduler.*>` attributes */
  readonly input: string
}

/** Null for a schedule that is switched off. */
export function scheduleOf(name: string, properties: JsonObject): Schedule | null {
  const { Arn, Input } = object(properties.Target)
  const expression = text(properties.ScheduleExpression)
  const timeZone = text(properties.ScheduleExpressionTimezone, 'UTC')
  const schedule = { name, expression, timeZone, targetArn: text(Arn), input: text(Input, '{}') }
  cronOf(schedule)
  return properties.State === 'DISABLED' ? null : schedule
}

/** The first instant after another at which a schedule is due, if there is one. */
export function nextDue(schedule: Schedule, after: Date): Date | null {
  return cronOf(schedule).nextRun(after)
}

/** The schedules that are due first after an instant. */
export function firstDue(schedules: readonly Schedule[], after: Date): { at: Date; due: Schedule[] } | null {
  const times = schedules.flatMap((schedule) => {
    const at = nextDue(schedule, after)
    return at ? [{ schedule, at: at.getTime() }] : []
  })
  if (times.length === 0) return null
  const first = Math.min(...times.map(({ at }) => at))
  return { at: new Date(first), due: times.filter(({ at }) => at === first).map(({ schedule }) => schedule) }
}

/** https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-schedule-context-attributes.html */
export function inputAt({ name, input }: Schedule, at: Date): Json {
  const attributes: Record<string, string> = {
    '<aws.scheduler.scheduled-time>': at.toISOString().replace('.000Z', 'Z'),
    '<aws.scheduler.execution-id>': randomUUID(),
    '<aws.scheduler.attempt-number>': '1',
    '<aws.scheduler.schedule-arn>': name,
  }
  return parseJson(input.replace(/<aws\.scheduler\.[\w-]+>/g, (attribute) => attributes[attribute] ?? attribute))
}

/** AWS counts weekdays from 1 = Sunday and writes `?` where croner writes `*`; an expression that isn't cron throws. */
function cronOf({ name, expression, timeZone }: Schedule): Cron {
  const fields = /^cron\((.+)\)$/.exec(expression)?.[1]?.trim().split(/\s+/)
  if (fields?.length !== 6) throw new Error(`schedule ${name}: ${expression} is not provided on one machine`)
  const pattern = ['0', ...fields].join(' ').replaceAll('?', '*')
  return new Cron(pattern, { timezone: timeZone, mode: '7-part', alternativeWeekdays: true, paused: true })
}
