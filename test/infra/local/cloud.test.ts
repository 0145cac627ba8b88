import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda'
import { PutObjectCommand } from '@aws-sdk/client-s3'
import { DescribeExecutionCommand, ListExecutionsCommand, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Cloud } from '../../../infra/local/cloud.ts'
import { clientOptions, makePlace, type Place, START, storage } from './cloud-fixture.ts'

let place: Place
let cloud: Cloud
beforeAll(async () => {
  place = makePlace()
  cloud = await place.start()
  // S3 sends a test event to a queue that it is told of, as on AWS.
  await cloud.settled()
})
afterAll(async () => {
  await cloud.stop()
  place.remove()
})
/** What functions saw while something was done. */
async function during(work: () => Promise<unknown>) {
  const before = place.seen().length
  await work()
  return place.seen().slice(before)
}

describe('functions', () => {
  it('are invoked by name and by ARN, on the time of the cloud', async () => {
    const [seen] = await during(async () => {
      expect(await cloud.invoke('worker', { until: 'then' })).toEqual({ until: 'then', left: true })
    })
    expect(seen).toMatchObject({ name: 'worker', event: { until: 'then' } })
    const late = cloud.now().getTime() - Date.parse(seen!.at)
    expect(late).toBeGreaterThanOrEqual(0)
    expect(late).toBeLessThan(60_000)
    expect(cloud.now() >= new Date(START)).toBe(true)
  })

  it('fail by the name of their error, and work again', async () => {
    await expect(cloud.invoke('worker', { fail: true })).rejects.toMatchObject({
      name: 'ToldToFail',
      message: 'as told',
    })
    await expect(cloud.invoke('nobody', {})).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
    expect(await cloud.invoke('worker', {})).toEqual({ until: null, left: true })
  })

  it("answer Lambda's own API, to whoever has the key", async () => {
    const options = clientOptions(cloud, 'LAMBDA')
    const answer = await new LambdaClient(options).send(
      new InvokeCommand({ FunctionName: 'worker', Payload: '{"fail":1}' }),
    )
    expect(answer.FunctionError).toBe('Unhandled')
    const stranger = new LambdaClient({
      ...options,
      credentials: { accessKeyId: 'X', secretAccessKey: 'y' },
      maxAttempts: 1,
    })
    const refused = stranger.send(new InvokeCommand({ FunctionName: 'worker' }))
    await expect(refused).rejects.toMatchObject({ name: 'UnrecognizedClientException' })
  })
})

describe('an upload', () => {
  it('reaches the function behind the queue, again until it takes it', async () => {
    const s3 = storage(cloud)
    const Bucket = cloud.env.INBOX_BUCKET!
    const seen = await during(async () => {
      await s3.send(new PutObjectCommand({ Bucket, Key: 'elsewhere/a', Body: 'x' }))
      await s3.send(new PutObjectCommand({ Bucket, Key: 'uploads/三 a+b.csv', Body: 'x' }))
      await cloud.settled()
    })
    const records = seen.flatMap(({ event }) => event.Records as { body: string; messageId: string }[])
    const keys = records.map(({ body }) => JSON.parse(body).Records?.[0].s3.object.key).filter(Boolean)
    expect(keys).toEqual(['uploads/%E4%B8%89+a%2Bb.csv', 'uploads/%E4%B8%89+a%2Bb.csv'])
    s3.destroy()
  })
})

describe('the calendar', () => {
  it('fires schedules and ends waits in the order of their days', async () => {
    const seen = await during(() => cloud.advanceTo('2025-04-09T02:00:00Z'))
    expect(seen.map(({ at, event }) => `${at.slice(0, 16)} ${event.at ?? 'after the wait'}`)).toEqual([
      '2025-04-08T00:00 2025-04-08T00:00:00Z',
      '2025-04-08T01:00 2025-04-08T01:00:00Z',
      '2025-04-09T00:00 2025-04-09T00:00:00Z',
      '2025-04-09T01:00 2025-04-09T01:00:00Z',
    ])
    expect(cloud.now().toISOString().slice(0, 16)).toBe('2025-04-09T02:00')
    const later = await during(() => cloud.advanceTo('2025-04-09T04:00:00Z'))
    expect(later.map(({ at, event }) => [at.slice(0, 16), event.until])).toEqual([
      ['2025-04-09T03:00', '2025-04-09T03:00:00Z'],
      ['2025-04-09T03:00', '2025-04-09T03:00:00Z'],
    ])
  })

  it('never goes back, and takes instants only', async () => {
    const before = cloud.now()
    expect(await during(() => cloud.advanceTo(START))).toEqual([])
    expect(cloud.now() >= before).toBe(true)
    await expect(cloud.advanceTo('someday')).rejects.toThrow(RangeError)
  })
})

describe('an execution', () => {
  it('is started and described as on AWS, and can be waited for', async () => {
    const client = new SFNClient(clientOptions(cloud, 'SFN'))
    const stateMachineArn = cloud.env.CLOSE_STATE_MACHINE_ARN!
    const input = JSON.stringify({ until: cloud.now().toISOString() })
    const started = await client.send(new StartExecutionCommand({ stateMachineArn, name: 'by-hand', input }))
    const { done } = cloud.execution(started.executionArn!)
    expect(await done).toMatchObject({ status: 'SUCCEEDED', output: { left: true } })
    const described = await client.send(new DescribeExecutionCommand({ executionArn: started.executionArn! }))
    expect(described).toMatchObject({ status: 'SUCCEEDED', input })
    const again = client.send(new StartExecutionCommand({ stateMachineArn, name: 'by-hand', input }))
    await expect(again).rejects.toMatchObject({ name: 'ExecutionAlreadyExists' })
    const { executions } = await client.send(new ListExecutionsCommand({ stateMachineArn, statusFilter: 'SUCCEEDED' }))
    expect(executions!.map(({ name }) => name)).toContain('by-hand')
    expect(() => cloud.execution('none')).toThrow('Does Not Exist')
  })

  it('that fails says so', async () => {
    const client = new SFNClient(clientOptions(cloud, 'SFN'))
    const stateMachineArn = cloud.env.CLOSE_STATE_MACHINE_ARN!
    const input = JSON.stringify({ until: 'never' })
    const { executionArn } = await client.send(new StartExecutionCommand({ stateMachineArn, input }))
    expect(await cloud.execution(executionArn!).done).toMatchObject({ status: 'FAILED' })
    await cloud.settled()
  })
})

describe('routes', () => {
  const post = async (authorization?: string) => {
    const headers = { 'content-type': 'application/json', ...(authorization ? { authorization } : {}) }
    return fetch(`${cloud.apiUrl}/archive/a/b?x=1&x=2`, { method: 'POST', headers, body: '{"a":1}' })
  }

  it('hand on the request as API Gateway does', async () => {
    const response = await fetch(`${cloud.apiUrl}/z/a%20b?lang=en`, { headers: { cookie: 'a=1; b=2' } })
    expect(response.status).toBe(201)
    expect(await response.json()).toMatchObject({
      ...{ version: '2.0', routeKey: 'GET /z/{token}', rawQueryString: 'lang=en', cookies: ['a=1', 'b=2'] },
      ...{ pathParameters: { token: 'a b' }, queryStringParameters: { lang: 'en' } },
      requestContext: { http: { method: 'GET', path: '/z/a%20b' } },
    })
    expect((await fetch(`${cloud.apiUrl}/nowhere`)).status).toBe(404)
  })

  it('behind the authorizer open to a token of the issuer only', async () => {
    expect((await post()).status).toBe(401)
    expect((await post('Bearer abc')).status).toBe(401)
    const token = await cloud.token('auditor')
    expect((await post(`Bearer ${token.slice(0, -4)}AAAA`)).status).toBe(401)
    const response = await post(`Bearer ${token}`)
    expect(await response.json()).toMatchObject({
      ...{ body: '{"a":1}', isBase64Encoded: false, queryStringParameters: { x: '1,2' } },
      requestContext: {
        authorizer: { jwt: { claims: { iss: cloud.issuerUrl, aud: 'small', groups: '[the-auditors]' } } },
      },
    })
    await expect(cloud.token('nobody')).rejects.toThrow('nobody')
  })
})

describe('the environment', () => {
  it('names every endpoint on this machine, and every output', () => {
    const urls = Object.entries(cloud.env).filter(([name]) => name.startsWith('AWS_ENDPOINT_URL_'))
    expect(urls).toHaveLength(7)
    for (const [, url] of urls) expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    expect(cloud.env).toMatchObject({ PUBLIC_URL: cloud.apiUrl, INBOX_BUCKET: expect.stringMatching(/^small-/) })
  })
})
