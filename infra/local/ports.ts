import { createServer } from 'node:net'
import { join } from 'node:path'
import { object, readJson, writeJson } from './json.ts'

const SERVICES = ['api', 's3', 'dynamodb', 'sqs', 'ses', 'sfn', 'kms', 'lambda', 'runtime', 'oidc'] as const
export type Ports = Record<(typeof SERVICES)[number], number>

/** The ports of the last run where they are free, so that links mailed before a restart still work; else any. */
export async function choosePorts(dataDir: string): Promise<Ports> {
  const file = join(dataDir, 'ports.json')
  const last = object(readJson(file))
  const ports: Ports = { api: 0, s3: 0, dynamodb: 0, sqs: 0, ses: 0, sfn: 0, kms: 0, lambda: 0, runtime: 0, oidc: 0 }
  for (const service of SERVICES) {
    const taken = Object.values(ports)
    ports[service] = await freePort(Number(last[service] ?? 0), taken).catch(() => freePort(0, taken))
  }
  writeJson(file, ports)
  return ports
}

async function freePort(wanted: number, taken: readonly number[]): Promise<number> {
  const port = await new Promise<number>((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(wanted, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
  return taken.includes(port) ? freePort(0, taken) : port
}
