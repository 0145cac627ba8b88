import { Construct } from 'constructs'
import { PREFIX } from '../shared/keys.ts'
import { items, objects } from './grants.ts'
import { HTTP_TIMEOUT_SECONDS } from './public-api.ts'
import type { Services } from './services.ts'
import { ZoneFunction } from './zone-function.ts'

/** Officials' door: the link in their mail opens one edition's files; calendar and feed of the releases are for everybody. */
export class Readers extends Construct {
  constructor(scope: Construct, id: string, services: Services) {
    super(scope, id)
    const { storage, api } = services
    const target = new ZoneFunction(this, {
      ...services,
      name: 'portal',
      errorImpact:
        'Officials who follow the link in their mail see an error: they have only what the mail itself holds.',
      failure: 'caller',
      memoryMegabytes: 512,
      timeoutSeconds: HTTP_TIMEOUT_SECONDS,
      grants: [
        items(storage, { read: ['editionLink', 'round', 'recipients'], write: ['recipients', 'log'] }),
        objects(storage, 'rounds', { read: [PREFIX.programmes] }),
        // What it signs for a reader, S3 checks against this role when the reader follows it.
        objects(storage, 'bulletins', { read: [PREFIX.bulletins, PREFIX.releases] }),
      ],
    })
    api.serve(target, [
      { method: 'GET', path: '/e/{token}' },
      { method: 'GET', path: '/e/{token}/files/{name}' },
      { method: 'GET', path: '/e/{token}/unsubscribe' },
      { method: 'POST', path: '/e/{token}/unsubscribe' },
      { method: 'GET', path: '/p/{programme}/calendar.ics' },
      { method: 'GET', path: '/p/{programme}/feed.atom' },
    ])
  }
}
