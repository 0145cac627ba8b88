import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources'
import { Construct } from 'constructs'
import { items } from './grants.ts'
import { type MailEvents, RECORD_DELIVERY_TIMEOUT_SECONDS } from './mail-events.ts'
import type { Services } from './services.ts'
import { ZoneFunction } from './zone-function.ts'

const EVENTS_PER_INVOCATION = 10

/** Bounces and complaints onto the deliveries that they are about, and their addresses off the list. */
export class Deliveries extends Construct {
  constructor(scope: Construct, id: string, services: Services, { queue }: MailEvents) {
    super(scope, id)
    const target = new ZoneFunction(this, {
      ...services,
      name: 'record-delivery',
      errorImpact: 'Bounces and complaints are not recorded for now: they are tried again, and no mail is lost by it.',
      failure: 'caller',
      memoryMegabytes: 512,
      timeoutSeconds: RECORD_DELIVERY_TIMEOUT_SECONDS,
      grants: [
        items(services.storage, {
          read: ['deliveries', 'recipients'],
          write: ['deliveries', 'recipients', 'log'],
        }),
      ],
    })
    target.fn.addEventSource(
      new SqsEventSource(queue, { batchSize: EVENTS_PER_INVOCATION, reportBatchItemFailures: true }),
    )
  }
}
