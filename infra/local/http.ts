import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http'
import { type Json, type JsonObject, object, parseJson } from './json.ts'

/** More than any of the services takes in one request. */
const BODY_LIMIT_BYTES = 10 * 1024 * 1024

export interface Received {
  readonly method: string
  readonly url: URL
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}
export interface Reply {
  readonly status: number
  readonly headers?: Readonly<Record<string, string | string[]>>
  readonly body?: string | Uint8Array
}

/** An answer that the caller's SDK turns into an exception of that name. */
export class AwsFault extends Error {
  constructor(code: string, message: string) {
    super(message)
    this.name = code
  }
}

export async function serve(port: number, answer: (request: Received) => Promise<Reply>): Promise<Server> {
  const server = createServer((request, response) => {
    void receive(request)
      .then((received) =>
        received ? answer(received) : { status: 413, body: '{"message":"Request Entity Too Large"}' },
      )
      .catch((error: unknown) => ({ status: 500, body: JSON.stringify({ message: String(error) }) }))
      .then((reply) => send(response, reply))
  })
  server.keepAliveTimeout = 0 // a Lambda process keeps one connection while its handler works
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  return server
}

export function close(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise((resolve) => server.close(() => resolve()))
}

export type Operation = (input: JsonObject) => Json | Promise<Json>

/** The AWS JSON protocol. A web page open in a browser cannot know the access key, so it cannot call us. */
export function serveAwsJson(port: number, accessKeyId: string, operations: Readonly<Record<string, Operation>>) {
  return serve(port, async ({ headers, body }) => {
    const type = { 'content-type': 'application/x-amz-json-1.0' }
    try {
      requireAccessKey(headers, accessKeyId)
      const name = String(headers['x-amz-target']).split('.').at(-1) ?? ''
      const operation = operations[name]
      if (!operation) throw new AwsFault('UnknownOperationException', `${name} is not provided on one machine`)
      const output = await operation(object(parseJson(body.toString('utf8') || '{}')))
      return { status: 200, headers: type, body: JSON.stringify(output) }
    } catch (error) {
      if (!(error instanceof AwsFault)) throw error
      return { status: 400, headers: type, body: JSON.stringify({ __type: error.name, message: error.message }) }
    }
  })
}

export function requireAccessKey(headers: IncomingHttpHeaders, accessKeyId: string): void {
  if (headers.authorization?.includes(`Credential=${accessKeyId}/`)) return
  throw new AwsFault('UnrecognizedClientException', 'The security token included in the request is invalid.')
}

async function receive(request: IncomingMessage): Promise<Received | null> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of request) {
    size += part.length
    if (size <= BODY_LIMIT_BYTES) parts.push(part)
  }
  if (size > BODY_LIMIT_BYTES) return null
  const url = new URL(`http://${request.headers.host ?? '127.0.0.1'}${request.url ?? '/'}`)
  return { method: request.method ?? 'GET', url, headers: request.headers, body: Buffer.concat(parts) }
}

function send(response: ServerResponse, reply: Reply): void {
  response.writeHead(reply.status, { 'content-type': 'application/json', ...reply.headers })
  response.end(reply.body)
}
