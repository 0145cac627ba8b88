import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers'
import { Construct } from 'constructs'
import { ENV } from '../shared/env.ts'
import { PREFIX } from '../shared/keys.ts'
import { items, objects, value } from './grants.ts'
import { HTTP_TIMEOUT_SECONDS } from './public-api.ts'
import type { Services } from './services.ts'
import { ZoneFunction } from './zone-function.ts'

/** Auditors' door: who signs in with the office's own OpenID Connect and has the role may list and download editions. */
export class Audit extends Construct {
  constructor(scope: Construct, id: string, services: Services) {
    super(scope, id)
    const { storage, settings, api } = services
    const target = new ZoneFunction(this, {
      ...services,
      name: 'archive',
      errorImpact: 'Auditors cannot list or download archives; the archives themselves are untouched.',
      failure: 'caller',
      memoryMegabytes: 512,
      timeoutSeconds: HTTP_TIMEOUT_SECONDS,
      grants: [
        items(storage, { read: ['round', 'editions'], write: ['log'] }),
        objects(storage, 'archive', { read: [PREFIX.archive] }),
        value(ENV.roleClaim, settings.roleClaim),
        value(ENV.auditorRole, settings.auditorRole),
      ],
    })
    const authorizer = new HttpJwtAuthorizer('Auditors', settings.oidcIssuer, { jwtAudience: [settings.oidcAudience] })
    const edition = '/archive/editions/{programme}/{period}/{edition}'
    api.serve(
      target,
      [
        { method: 'GET', path: '/archive/editions' },
        { method: 'GET', path: edition },
        { method: 'POST', path: `${edition}/download` },
      ],
      authorizer,
    )
  }
}
