import { Duration } from 'aws-cdk-lib'
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { acknowledged } from './acknowledged.ts'
import type { Alarms } from './alarms.ts'

/** Two weeks, the longest that SQS keeps a message: time to mend what failed over a holiday. */
const DEAD_LETTER_DAYS = 14
const WORK_RETENTION_DAYS = 4
const MAX_RECEIVES = 5
/** Older than this and somebody should look, though nothing has failed for good. */
const BACKLOG_AGE_SECONDS = 900

export interface QueueProps {
  readonly alarms: Alarms
  /** What a message here means to a person. */
  readonly errorImpact: string
  readonly runbook: string
}

/** Where work ends that was tried and failed: a message here always raises an alarm. */
export class DeadLetters extends Construct {
  readonly queue: Queue

  constructor(scope: Construct, id: string, { alarms, errorImpact, runbook }: QueueProps) {
    super(scope, id)
    this.queue = new Queue(this, 'Queue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(DEAD_LETTER_DAYS),
    })
    acknowledged.deadLetters(this.queue)
    const metric = this.queue.metricApproximateNumberOfMessagesVisible({
      statistic: 'Maximum',
      period: Duration.minutes(5),
    })
    alarms.raise(this, 'Alarm', { metric, errorImpact, runbook })
  }
}

export interface WorkQueueProps extends QueueProps {
  /** What a backlog means to a person: nothing is lost, but somebody waits. */
  readonly backlogImpact: string
  /** Time limit of the function that reads it: a message stays hidden six times as long, as Lambda advises. */
  readonly consumerTimeoutSeconds: number
}

/** A queue with its dead letters and an alarm on each. */
export class WorkQueue extends Construct {
  readonly queue: Queue

  constructor(scope: Construct, id: string, props: WorkQueueProps) {
    super(scope, id)
    const dead = new DeadLetters(this, 'DeadLetters', props)
    this.queue = new Queue(this, 'Queue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(WORK_RETENTION_DAYS),
      visibilityTimeout: Duration.seconds(props.consumerTimeoutSeconds * 6),
      deadLetterQueue: { queue: dead.queue, maxReceiveCount: MAX_RECEIVES },
    })
    props.alarms.raise(this, 'Backlog', {
      metric: this.queue.metricApproximateAgeOfOldestMessage({ statistic: 'Maximum', period: Duration.minutes(5) }),
      threshold: BACKLOG_AGE_SECONDS,
      errorImpact: props.backlogImpact,
      runbook: props.runbook,
    })
  }
}
