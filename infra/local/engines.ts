import type { Server } from 'node:http'
import type { Clock } from './clock.ts'
import type { Credentials } from './credentials.ts'
import { startDynamoDb } from './dynamodb.ts'
import { close } from './http.ts'
import { startKms } from './kms.ts'
import { startMail } from './mail.ts'
import { startIssuer } from './oidc.ts'
import type { Ports } from './ports.ts'
import { startQueues } from './queues.ts'
import { startApi } from './routes.ts'
import { type S3Options, startS3 } from './s3/server.ts'

export interface EngineOptions {
  readonly dataDir: string
  readonly ports: Ports
  readonly region: string
  readonly credentials: Credentials
  readonly clock: Clock
  readonly onObjectCreated: NonNullable<S3Options['onObjectCreated']>
  readonly log: (line: string) => void
}

export type Engines = Awaited<ReturnType<typeof startEngines>>

/** What keeps data or answers the AWS protocols, each on its port of 127.0.0.1 and still empty. */
export async function startEngines({ dataDir, ports, region, credentials, clock, log, ...rest }: EngineOptions) {
  const { accessKeyId } = credentials
  const client = { region, credentials }
  const s3 = await startS3({
    ...{ ...credentials, dataDir: `${dataDir}/s3`, port: ports.s3 },
    now: () => clock.now(),
    onObjectCreated: rest.onObjectCreated,
  })
  const dynamodb = await startDynamoDb({ dataDir, port: ports.dynamodb, client })
  const queues = await startQueues({ port: ports.sqs, client })
  const mail = await startMail({ dataDir, port: ports.ses })
  const kms = await startKms({ dataDir, port: ports.kms, accessKeyId })
  const issuer = await startIssuer({ dataDir, port: ports.oidc })
  const api = await startApi(ports.api, clock, log)
  const servers: Server[] = [mail, kms.server, issuer.server, api.server]
  return {
    ...{ s3, dynamodb, queues, kms, issuer, api },
    async close(): Promise<void> {
      await Promise.all([...servers.map(close), queues.close(), s3.close(), dynamodb.close()])
    },
  }
}

/** How this machine's functions and tools reach the engines: the SDK's own variables, so that production code knows of nothing. */
export function endpointVariables(ports: Ports, region: string, credentials: Credentials): Record<string, string> {
  const at = (port: number) => `http://127.0.0.1:${port}`
  return {
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_ENDPOINT_URL_S3: at(ports.s3),
    AWS_ENDPOINT_URL_DYNAMODB: at(ports.dynamodb),
    AWS_ENDPOINT_URL_SQS: at(ports.sqs),
    AWS_ENDPOINT_URL_SESV2: at(ports.ses),
    AWS_ENDPOINT_URL_KMS: at(ports.kms),
    AWS_ENDPOINT_URL_SFN: at(ports.sfn),
    AWS_ENDPOINT_URL_LAMBDA: at(ports.lambda),
  }
}
