import { Stack } from 'aws-cdk-lib'
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler'
import { Construct } from 'constructs'
import type { CalendarTime, Programme } from '../shared/programme/schema.ts'
import type { Alarms } from './alarms.ts'
import type { Collection } from './collection.ts'
import type { MonthlyClose } from './monthly-close.ts'
import { DeadLetters } from './queues.ts'

export interface SchedulesProps {
  readonly programmes: readonly Programme[]
  readonly alarms: Alarms
  readonly collection: Collection
  readonly close: MonthlyClose
}

/** For how long, and how often, the scheduler tries to hand an event over. */
const RETRY = { maximumEventAgeInSeconds: 6 * 3600, maximumRetryAttempts: 100 }

/** A later day is missing from some months, and the round would not open in them. */
const LAST_DAY_OF_EVERY_MONTH = 28

/** The clock of every programme, in its own time zone: open once a month, remind and look for a close every day. */
export class Schedules extends Construct {
  constructor(scope: Construct, id: string, { programmes, alarms, collection, close }: SchedulesProps) {
    super(scope, id)
    const open = new Timer(this, 'open', alarms, {
      action: 'lambda:InvokeFunction',
      targetArn: collection.openRound.fn.functionArn,
      errorImpact: 'The month’s round was not opened on its day: no zone can report.',
    })
    const remind = new Timer(this, 'remind', alarms, {
      action: 'lambda:InvokeFunction',
      targetArn: collection.remind.fn.functionArn,
      errorImpact: 'Nobody who has not reported was reminded on a day.',
    })
    const closing = new Timer(this, 'close', alarms, {
      action: 'states:StartExecution',
      targetArn: close.stateMachine.stateMachineArn,
      errorImpact: 'The close did not start: a month whose time is over has no bulletin.',
    })
    for (const programme of programmes) {
      const { calendar } = programme
      open.every(programme, monthly(programme))
      remind.every(programme, daily(calendar.reminds.time))
      closing.every(programme, daily(calendar.closes.time))
    }
  }
}

interface Target {
  readonly action: 'lambda:InvokeFunction' | 'states:StartExecution'
  readonly targetArn: string
  readonly errorImpact: string
}

/** One kind of schedule, a schedule a programme: what it starts, with the role, dead letters and alarm for that. */
class Timer extends Construct {
  private readonly target: Target
  private readonly roleArn: string
  private readonly deadLetterArn: string

  constructor(scope: Construct, id: string, alarms: Alarms, target: Target) {
    super(scope, id)
    const { errorImpact, action, targetArn } = target
    const { queue } = new DeadLetters(this, 'DeadLetters', { alarms, errorImpact, runbook: `${id}-schedule` })
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    })
    role.addToPolicy(new PolicyStatement({ actions: [action], resources: [targetArn] }))
    role.addToPolicy(new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [queue.queueArn] }))
    this.target = target
    this.roleArn = role.roleArn
    this.deadLetterArn = queue.queueArn
  }

  every({ code, calendar }: Programme, scheduleExpression: string): void {
    new CfnSchedule(this, code, {
      name: `${Stack.of(this).stackName}-${code}-${this.node.id}`,
      description: this.target.errorImpact,
      scheduleExpression,
      scheduleExpressionTimezone: calendar.timeZone,
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: this.target.targetArn,
        roleArn: this.roleArn,
        // The time at which it was due, not the time at which it ran: a late or repeated event means the same.
        input: JSON.stringify({ programme: code, at: '<aws.scheduler.scheduled-time>' }),
        deadLetterConfig: { arn: this.deadLetterArn },
        retryPolicy: RETRY,
      },
    })
  }
}

/** The round of a December-only programme opens in January. */
function monthly({ code, calendar: { opens, frequency } }: Programme): string {
  if (opens.day > LAST_DAY_OF_EVERY_MONTH)
    throw new RangeError(
      `${code} opens on day ${opens.day}; the last day that every month has is ${LAST_DAY_OF_EVERY_MONTH}`,
    )
  return cron(opens.time, String(opens.day), frequency === 'annual' ? '1' : '*')
}

const daily = (time: CalendarTime['time']) => cron(time, '*', '*')

/** Minutes, hours, day of month, month, day of week, year. */
function cron(time: string, day: string, month: string): string {
  const [hour, minute] = time.split(':').map(Number)
  return `cron(${minute} ${hour} ${day} ${month} ? *)`
}
