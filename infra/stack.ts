import { type App, CfnOutput, Stack } from 'aws-cdk-lib'
import { ENV, type EnvName, outputId } from '../shared/env.ts'
import type { Programme } from '../shared/programme/schema.ts'
import { Alarms } from './alarms.ts'
import { Audit } from './audit.ts'
import { Collection } from './collection.ts'
import { Deliveries } from './deliveries.ts'
import type { Bundles } from './function-names.ts'
import { mail, value } from './grants.ts'
import { MailEvents } from './mail-events.ts'
import { MonthlyClose } from './monthly-close.ts'
import { PublicApi } from './public-api.ts'
import { Readers } from './readers.ts'
import { Schedules } from './schedules.ts'
import type { Services } from './services.ts'
import { Settings } from './settings.ts'
import { signingKey } from './signing.ts'
import { Storage } from './storage.ts'

export interface ZoneBulletinProps {
  readonly bundles: Bundles
  readonly programmes: readonly Programme[]
}

/** The whole of Zone Bulletin on AWS, in the order in which data passes. */
export class ZoneBulletin extends Stack {
  constructor(scope: App, id: string, { bundles, programmes }: ZoneBulletinProps) {
    super(scope, id, {
      description: 'Zone Bulletin: zones report, the month is added up, published and sealed',
      analyticsReporting: false,
      terminationProtection: true,
    })
    const alarms = new Alarms(this, 'alarms')
    const settings = new Settings(this, 'settings')
    const storage = new Storage(this, 'storage')
    const key = signingKey(this)
    const api = new PublicApi(this, 'public')
    const mailEvents = new MailEvents(this, 'mail', { settings, alarms })
    const services: Services = {
      ...{ bundles, alarms, settings, storage, key, api },
      publicUrl: value(ENV.publicUrl, api.url),
      mail: mail(this, settings, mailEvents),
    }

    const collection = new Collection(this, 'collection', services)
    const close = new MonthlyClose(this, 'close', services)
    new Deliveries(this, 'deliveries', services, mailEvents)
    new Readers(this, 'readers', services)
    new Audit(this, 'audit', services)
    new Schedules(this, 'schedules', { programmes, alarms, collection, close })

    this.output(ENV.table, storage.table.tableName)
    this.output(ENV.inbox, storage.inbox.bucketName)
    this.output(ENV.rounds, storage.rounds.bucketName)
    this.output(ENV.bulletins, storage.bulletins.bucketName)
    this.output(ENV.archive, storage.archive.bucketName)
    this.output(ENV.signingKey, key.keyId)
    this.output(ENV.publicUrl, api.url)
    this.output(ENV.closeStateMachine, close.stateMachine.stateMachineArn)
    this.output(ENV.openRoundFunction, collection.openRound.fn.functionName)
    new CfnOutput(this, 'AlarmTopic', { value: alarms.topic.topicArn, description: 'Operators subscribe here' })
  }

  /** What the operator's command reads, under the name of the environment variable that carries it. */
  private output(name: EnvName, text: string): void {
    new CfnOutput(this, outputId(name), { value: text, description: name })
  }
}
