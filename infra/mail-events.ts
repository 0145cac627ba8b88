import { CfnCondition, Fn, Stack } from 'aws-cdk-lib'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { CfnConfigurationSet, CfnConfigurationSetEventDestination } from 'aws-cdk-lib/aws-ses'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import type { Alarms } from './alarms.ts'
import { WorkQueue } from './queues.ts'
import type { Settings } from './settings.ts'

export const RECORD_DELIVERY_TIMEOUT_SECONDS = 60

export interface MailEventsProps {
  readonly settings: Settings
  readonly alarms: Alarms
}

/** What SES hears of our messages, by topic into a queue. Only where mail leaves by SES: regions without it know none of this. */
export class MailEvents extends Construct {
  readonly queue: Queue
  /** Name of the configuration set that every message names; empty where mail leaves by SMTP. */
  readonly configurationSet: string

  constructor(scope: Construct, id: string, { settings, alarms }: MailEventsProps) {
    super(scope, id)
    const bySes = new CfnCondition(Stack.of(this), 'MailBySes', {
      expression: Fn.conditionEquals(settings.mailTransport, 'ses'),
    })
    const name = `${Stack.of(this).stackName}-mail`
    const set = new CfnConfigurationSet(this, 'ConfigurationSet', { name })
    set.cfnOptions.condition = bySes
    const topic = eventTopic(this, name)
    const destination = new CfnConfigurationSetEventDestination(this, 'Destination', {
      configurationSetName: name,
      eventDestination: {
        name: 'events',
        enabled: true,
        matchingEventTypes: ['bounce', 'complaint', 'delivery'],
        snsDestination: { topicArn: topic.topicArn },
      },
    })
    destination.cfnOptions.condition = bySes
    destination.node.addDependency(set, topic)
    const { queue } = new WorkQueue(this, 'events', {
      alarms,
      runbook: 'mail-events',
      errorImpact:
        'What became of some mails could not be recorded in five attempts: addresses that bounced are written to again.',
      backlogImpact: 'Bounces wait a quarter of an hour or longer to be recorded; no mail is lost by it.',
      consumerTimeoutSeconds: RECORD_DELIVERY_TIMEOUT_SECONDS,
    })
    topic.addSubscription(new SqsSubscription(queue, { rawMessageDelivery: true }))
    this.queue = queue
    this.configurationSet = Fn.conditionIf(bySes.logicalId, name, '').toString()
  }
}

function eventTopic(scope: Construct, configurationSet: string): Topic {
  const stack = Stack.of(scope)
  const topic = new Topic(scope, 'Topic', { enforceSSL: true })
  topic.addToResourcePolicy(
    new PolicyStatement({
      principals: [new ServicePrincipal('ses.amazonaws.com')],
      actions: ['sns:Publish'],
      resources: [topic.topicArn],
      conditions: {
        StringEquals: {
          'aws:SourceAccount': stack.account,
          'aws:SourceArn': stack.formatArn({
            service: 'ses',
            resource: 'configuration-set',
            resourceName: configurationSet,
          }),
        },
      },
    }),
  )
  return topic
}
