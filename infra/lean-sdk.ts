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
      return { loader: 'js', contents: source.replace(SCHEMA, '$1/* @__PURE__ */ (() => ($2))();') }
    })
  },
}
