import { readFile } from 'node:fs/promises'
import type { Plugin } from 'esbuild'

/**
 * Where the SDK looks for credentials outside Lambda: files, SSO, web identity, instance metadata. It loads each when all before
 * it found nothing; in Lambda the first, the environment, always has them. Left out of the bundles: 90 kB of every cold start.
 */
export const UNUSED_CREDENTIALS = [
  '@aws-sdk/credential-provider-http',
  '@aws-sdk/credential-provider-ini',
  '@aws-sdk/credential-provider-process',
  '@aws-sdk/credential-provider-sso',
  '@aws-sdk/credential-provider-web-identity',
  '@smithy/credential-provider-imds',
]

/** The kinds of errors that our code asks for by their class. Any other still has its name, message and status. */
export const ASKED_ERRORS: readonly string[] = [
  'BadRequestException',
  'ConditionalCheckFailedException',
  'NoSuchKey',
  'NotFound',
]

const NAMED_ERROR = /^n\d+_registry\.registerError\((\w+)\$,.*\);$/gm

const SCHEMAS = /[\\/]@aws-sdk[\\/]client-[^\\/]+[\\/]dist-es[\\/]schemas[\\/]schemas_0\.js$/
const PACKAGE = /[\\/]@aws-sdk[\\/]client-[^\\/]+[\\/]package\.json$/
const SCHEMA = /^((?:export )?var [\w$]+ = )(\[[^;]*\]);$/gm

/**
 * Each SDK client describes all of its operations in one file of arrays. Their computed keys could run code as far as esbuild can
 * tell, so it keeps every one; marked as pure, only those of the commands that we send stay: 100 kB less of `ingest`. Of a client's
 * package.json it wants the version, and of errors we want few.
 */
export const leanSchemas: Plugin = {
  name: 'lean-schemas',
  setup(build) {
    build.onLoad({ filter: SCHEMAS }, async ({ path }) => {
      const source = await readFile(path, 'utf8')
      const asked = source.replace(NAMED_ERROR, (line, name: string) => (ASKED_ERRORS.includes(name) ? line : ''))
      return { loader: 'js', contents: asked.replace(SCHEMA, '$1/* @__PURE__ */ (() => ($2))();') }
    })
    build.onLoad({ filter: PACKAGE }, async ({ path }) => {
      const { version }: { version: string } = JSON.parse(await readFile(path, 'utf8'))
      return { loader: 'json', contents: JSON.stringify({ version }) }
    })
  },
}

/**
 * DynamoDB's client makes a cache for addresses that it might ask the service for; none of its commands does any more. The cache
 * brings a library of data structures: 8 kB.
 */
export const withoutEndpointCache: Plugin = {
  name: 'without-endpoint-cache',
  setup(build) {
    build.onResolve({ filter: /^@aws-sdk\/endpoint-cache$/ }, ({ path }) => ({ path, namespace: 'unused' }))
    build.onLoad({ filter: /./, namespace: 'unused' }, () => ({ contents: 'export class EndpointCache {}' }))
  },
}
