import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import type { Server } from 'node:http'
import { createRequire } from 'node:module'
import { join } from 'node:path'

// By require, because what `import` makes of the package's own `default` differs between Node and test runners.
const require = createRequire(import.meta.url)
const ses: typeof import('aws-ses-v2-local') = require('aws-ses-v2-local')
const store: typeof import('aws-ses-v2-local/dist/store.js') = require('aws-ses-v2-local/dist/store.js')

/**
 * SES with its web inbox. The package keeps mail in memory, one store a process; we write it to `mail.jsonl` as it comes,
 * so that links are still found after a restart.
 */
export async function startMail(options: { readonly dataDir: string; readonly port: number }): Promise<Server> {
  const file = join(options.dataDir, 'mail.jsonl')
  store.clearStore()
  if (existsSync(file)) {
    for (const line of readFileSync(file, 'utf8').split('\n')) if (line) store.saveEmail(JSON.parse(line))
  }
  let kept = store.getStoreReadonly().emails.length
  const server = await ses.default({ host: '127.0.0.1', port: options.port })
  server.prependListener('request', (request, response) => {
    if (request.method !== 'POST') return
    response.on('finish', () => {
      const { emails } = store.getStoreReadonly()
      if (emails.length < kept)
        writeFileSync(file, '') // the inbox was cleared by hand
      else for (const email of emails.slice(kept)) appendFileSync(file, `${JSON.stringify(email)}\n`)
      kept = emails.length
    })
  })
  return server
}
