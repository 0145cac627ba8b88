import { FunctionError, type Invoke } from './functions.ts'
import { AwsFault, requireAccessKey, serve } from './http.ts'
import { parseJson } from './json.ts'

/** Lambda's Invoke, answered or not (`Event`). */
export function serveLambda(port: number, accessKeyId: string, invoke: Invoke, log: (line: string) => void) {
  return serve(port, async ({ method, url, headers, body }) => {
    const [, name] = /^\/2015-03-31\/functions\/([^/]+)\/invocations$/.exec(url.pathname) ?? []
    try {
      requireAccessKey(headers, accessKeyId)
      if (method !== 'POST' || !name) throw new AwsFault('UnknownOperationException', `${method} ${url.pathname}`)
      const done = invoke(decodeURIComponent(name), parseJson(body.toString('utf8') || '{}'))
      if (headers['x-amz-invocation-type'] === 'Event') {
        void done.catch((error: unknown) => log(`${name}: ${String(error)}`))
        return { status: 202 }
      }
      return { status: 200, body: JSON.stringify(await done) }
    } catch (error) {
      if (error instanceof FunctionError) {
        const failed = JSON.stringify({ errorType: error.name, errorMessage: error.message })
        return { status: 200, headers: { 'x-amz-function-error': 'Unhandled' }, body: failed }
      }
      if (!(error instanceof AwsFault)) throw error
      const status = error.name === 'ResourceNotFoundException' ? 404 : 400
      return { status, headers: { 'x-amzn-errortype': error.name }, body: JSON.stringify({ message: error.message }) }
    }
  })
}
