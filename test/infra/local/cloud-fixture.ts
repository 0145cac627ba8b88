import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { S3Client } from '@aws-sdk/client-s3'
import { type Cloud, startCloud } from '../../../infra/local/cloud.ts'
import { type Seen, synthesizeSmallStack } from './small-stack.ts'

/** Half an hour before the first schedule of 8 April in Shanghai. */
export const START = '2025-04-07T23:30:00.000Z'

export interface Place {
  readonly folder: string
  readonly assembly: string
  readonly dataDir: string
  readonly recordFile: string
  readonly log: string[]
  start(): Promise<Cloud>
  seen(): Seen[]
  remove(): void
}

/** A folder with the small stack and room for its cloud. */
export function makePlace(): Place {
  const folder = mkdtempSync(join(tmpdir(), 'zone-bulletin-cloud-'))
  const recordFile = join(folder, 'seen.jsonl')
  const assembly = synthesizeSmallStack(folder, recordFile)
  const dataDir = join(folder, 'data')
  const log: string[] = []
  return {
    ...{ folder, assembly, dataDir, recordFile, log },
    start: () => startCloud({ assembly, dataDir, startAt: START, log: (line) => void log.push(line) }),
    seen: () => (existsSync(recordFile) ? readFileSync(recordFile, 'utf8').trim().split('\n').map(parse) : []),
    remove: () => rmSync(folder, { recursive: true }),
  }
}

const parse = (line: string) => JSON.parse(line) as Seen

/** What any AWS client is made of: endpoints are in the environment, which a test leaves alone. */
export function clientOptions({ env }: Cloud, service: string) {
  const credentials = { accessKeyId: env.AWS_ACCESS_KEY_ID!, secretAccessKey: env.AWS_SECRET_ACCESS_KEY! }
  return { region: env.AWS_REGION!, credentials, endpoint: env[`AWS_ENDPOINT_URL_${service}`]! }
}

/** Signs by the cloud's time, as a function does. */
export function storage(cloud: Cloud): S3Client {
  return new S3Client({ ...clientOptions(cloud, 'S3'), systemClockOffset: cloud.now().getTime() - Date.now() })
}
