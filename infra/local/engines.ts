import { join } from 'node:path'
import type { Clock } from './clock.ts'
import type { Credentials } from './credentials.ts'
import { startDynamoDb } from './dynamodb.ts'
import { close } from './http.ts'
import { startKms } from './kms.ts'
import { startMail } from './mail.ts'
import { createNotifier } from './notifications.ts'
import { startIssuer } from './oidc.ts'
import type { Ports } from './ports.ts'
import { startQueues } from './queues.ts'
import { startApi } from './routes.ts'
import { startS3 } from './s3/server.ts'

/** What a cloud stands on. */
export interface Ground {
  readonly dataDir: string
  readonly region: string
  readonly ports: Ports
  readonly credentials: Credentials
  readonly clock: Clock
  readonly log: (line: string) => void
}

export type Engines = Awaited<ReturnType<typeof startEngines>>

/**
 * What keeps data or answers the AWS protocols, each on its port of 127.0.0.1 and still empty. Each is put on the stack of what is
 * to be closed as soon as it runs, so that a later one that fails leaves none behind.
 */
export async function startEngines(ground: Ground, closing: AsyncDisposableStack) {
  const { dataDir, ports, region, credentials, clock, log } = ground
  const client = { region, credentials }
  const dynamodb = await startDynamoDb({ dataDir, port: ports.dynamodb, client })
  closing.defer(() => dynamodb.close())
  const queues = await startQueues({ port: ports.sqs, client })
  closing.defer(() => queues.close())
  const notifier = createNotifier({ file: join(dataDir, 'notified.json'), clock, queues, log })
  closing.defer(() => notifier.stop())
  const s3 = await startS3({
    ...{ ...credentials, dataDir: join(dataDir, 's3'), port: ports.s3 },
    ...{ now: clock.now, onObjectCreated: notifier.created },
  })
  closing.defer(() => s3.close())
  closing.adopt(await startMail({ dataDir, port: ports.ses }), close)
  const kms = await startKms({ dataDir, port: ports.kms, accessKeyId: credentials.accessKeyId })
  closing.adopt(kms.server, close)
  const issuer = await startIssuer({ dataDir, port: ports.oidc })
  closing.adopt(issuer.server, close)
  const api = await startApi(ports.api, clock, log)
  closing.adopt(api.server, close)
  return { dynamodb, queues, notifier, s3, kms, issuer, api }
}

/** Never `localhost`: only for an address does the S3 client leave the bucket's name out of the host. */
export const addressOf = (port: number) => `http://127.0.0.1:${port}`

/** How this machine's functions and tools reach the engines: the SDK's own variables, so that production code knows of nothing. */
export function endpointVariables(ports: Ports, region: string, credentials: Credentials): Record<string, string> {
  return {
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    // A profile or a session of the person's own would go before the keys.
    ...{ AWS_PROFILE: '', AWS_SESSION_TOKEN: '' },
    AWS_ENDPOINT_URL_S3: addressOf(ports.s3),
    AWS_ENDPOINT_URL_DYNAMODB: addressOf(ports.dynamodb),
    AWS_ENDPOINT_URL_SQS: addressOf(ports.sqs),
    AWS_ENDPOINT_URL_SESV2: addressOf(ports.ses),
    AWS_ENDPOINT_URL_KMS: addressOf(ports.kms),
    AWS_ENDPOINT_URL_SFN: addressOf(ports.sfn),
    AWS_ENDPOINT_URL_LAMBDA: addressOf(ports.lambda),
  }
}
