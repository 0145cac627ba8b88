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

/** Clients whose kinds of errors nobody here asks for: without its class an error still has its name, message and status. */
const WITHOUT_ERRORS = /[\\/]@aws-sdk[\\/]client-(?:kms|sesv2)[\\/]/
const NAMED_ERROR = /^n\d+_registry\.registerError\(.*\);$/gm

const SCHEMAS = /[\\/]@aws-sdk[\\/]client-[^\\/]+[\\/]dist-es[\\/]schemas[\\/]schemas_0\.js$/
const SCHEMA = /^((?:export )?var [\w$]+ = )(\[[^;]*\]);$/gm

/**
 * Each SDK client describes all of its operations in one file of arrays. Their computed keys could run code as far as esbuild can
 * tell, so it keeps every one; marked as pure, only those of the commands that we send stay: 100 kB less of `ingest`.
 */
export const leanSchemas: Plugin = {
  name: 'lean-schemas',
  setup(build) {
    build.onLoad({ filter: SCHEMAS }, async ({ path }) => {
      const source = await readFile(path, 'utf8')
      const asked = WITHOUT_ERRORS.test(path) ? source.replace(NAMED_ERROR, '') : source
      return { loader: 'js', contents: asked.replace(SCHEMA, '$1/* @__PURE__ */ (() => ($2))();') }
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
