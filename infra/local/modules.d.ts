/** The little that we use of packages that come without types. */
declare module 'dynalite' {
  import type { Server } from 'node:http'

  function dynalite(options: { path?: string; createTableMs?: number }): Server
  export = dynalite
}

declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http'
  export class Provider {
    constructor(issuer: string, configuration: object)
    callback(): (request: IncomingMessage, response: ServerResponse) => Promise<void>
  }
}
