import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import type { Server } from 'node:http'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { sha256Hex } from '../../shared/digest.ts'

// By require, because what `import` makes of the package's own `default` differs between Node and test runners.
const require = createRequire(import.meta.url)
const ses: typeof import('aws-ses-v2-local') = require('aws-ses-v2-local')
const store: typeof import('aws-ses-v2-local/dist/store.js') = require('aws-ses-v2-local/dist/store.js')

type Email = ReturnType<typeof store.getStoreReadonly>['emails'][number]

/**
 * SES with its web inbox. The package keeps mail in memory, one store a process; we write it to `mail.jsonl` as it comes,
 * so that links are still found after a restart.
 */
export async function startMail(options: { readonly dataDir: string; readonly port: number }): Promise<Server> {
  const file = join(options.dataDir, 'mail.jsonl')
  const kept = keptAttachments(join(options.dataDir, 'mail-attachments'))
  store.clearStore()
  if (existsSync(file)) {
    for (const line of readFileSync(file, 'utf8').split('\n'))
      if (line) store.saveEmail(kept.restored(JSON.parse(line)))
  }
  let written = store.getStoreReadonly().emails.length
  const server = await ses.default({ host: '127.0.0.1', port: options.port })
  server.prependListener('request', (request, response) => {
    if (request.method !== 'POST') return
    response.on('finish', () => {
      const { emails } = store.getStoreReadonly()
      if (emails.length < written)
        writeFileSync(file, '') // the inbox was cleared by hand
      else for (const email of emails.slice(written)) appendFileSync(file, `${JSON.stringify(kept.apart(email))}\n`)
      written = emails.length
    })
  })
  return server
}

/** A bulletin goes to many: what is attached is kept once, in a file by its hash, which stands in its place. */
function keptAttachments(folder: string) {
  mkdirSync(folder, { recursive: true })
  const withContent = (email: Email, content: (text: string) => string): Email => ({
    ...email,
    attachments: email.attachments.map((attachment) => ({ ...attachment, content: content(attachment.content) })),
  })
  const keep = (text: string): string => {
    const name = sha256Hex(text)
    const file = join(folder, name)
    if (!existsSync(file)) writeFileSync(file, text, 'latin1')
    return name
  }
  return {
    apart: (email: Email) => withContent(email, keep),
    restored: (email: Email) => withContent(email, (name) => readFileSync(join(folder, name), 'latin1')),
  }
}
