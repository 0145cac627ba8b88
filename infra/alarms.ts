import { Stack } from 'aws-cdk-lib'
import {
  Alarm,
  ComparisonOperator,
  type IAlarmAction,
  type IMetric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import { Effect, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { Construct } from 'constructs'

export interface AlarmProps {
  readonly metric: IMetric
  /** The alarm goes off at this value. 1 when absent. */
  readonly threshold?: number
  /** What the failure means to a person, one sentence. */
  readonly errorImpact: string
  /** Heading of `docs/runbook.md` that says what to do. */
  readonly runbook: string
}

/** The one topic that operators subscribe to, and the only way in which alarms are made: none without impact and runbook. */
export class Alarms extends Construct {
  readonly topic: Topic
  private readonly action: IAlarmAction

  constructor(scope: Construct, id: string) {
    super(scope, id)
    // Not encrypted by the managed key: CloudWatch may not use it, and an alarm carries no personal data.
    this.topic = new Topic(this, 'Topic', { enforceSSL: true })
    // enforceSSL replaces the topic's default policy, which is what let alarms publish.
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        effect: Effect.ALLOW,
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    )
    this.action = new SnsAction(this.topic)
  }

  raise(scope: Construct, id: string, { metric, threshold = 1, errorImpact, runbook }: AlarmProps): Alarm {
    const alarm = new Alarm(scope, id, {
      metric,
      threshold,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
      alarmDescription: `${errorImpact} What to do: docs/runbook.md#${runbook}`,
    })
    alarm.addAlarmAction(this.action)
    return alarm
  }
}
