import { createHmac } from 'node:crypto'
import { GetObjectCommand } from '@aws-sdk/client-s3'
import { createPresignedPost } from '@aws-sdk/s3-presigned-post'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Fixture, KEYS, makeClient, outcome, START, startFixture } from './fixture.ts'

const LIMIT_BYTES = 1000
const KEY = 'uploads/demo/2025-03/r1/z1/0195-abc'
let s3: Fixture

beforeAll(async () => {
  s3 = await startFixture()
})
afterAll(() => s3.stop())

const permission = (fields: Record<string, string> = { 'Content-Type': 'text/csv' }, client = s3.client) =>
  createPresignedPost(client, {
    Bucket: 'inbox',
    Key: KEY,
    Conditions: [
      ['content-length-range', 1, LIMIT_BYTES],
      ['starts-with', '$Content-Type', 'text/'],
    ],
    Fields: fields,
    Expires: 300,
  })

type Fields = Record<string, string>

async function post(change: (fields: Fields) => Fields = (fields) => fields, body: string | Buffer = 'a,b\r\n1,2\r\n') {
  const { url, fields } = await permission()
  return send(url, change(fields), body)
}

function send(url: string, fields: Fields, body: string | Buffer = 'a,b\r\n1,2\r\n') {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  form.append('file', new Blob([new Uint8Array(Buffer.from(body))]), '三月.csv')
  return fetch(url, { method: 'POST', body: form, redirect: 'manual' })
}

/** Signs any policy with the right or a wrong secret, to forge what the SDK would not make. */
function sign(policy: unknown, secret = KEYS.secretAccessKey): Fields {
  const text = Buffer.from(typeof policy === 'string' ? policy : JSON.stringify(policy)).toString('base64')
  const parts = ['20250408', 'cn-north-1', 's3', 'aws4_request']
  const key = parts.reduce<string | Buffer>((k, part) => createHmac('sha256', k).update(part).digest(), `AWS4${secret}`)
  return {
    'x-amz-algorithm': 'AWS4-HMAC-SHA256',
    'x-amz-credential': `${KEYS.accessKeyId}/${parts.join('/')}`,
    'x-amz-date': '20250408T090000Z',
    policy: text,
    'x-amz-signature': createHmac('sha256', key).update(text).digest('hex'),
  }
}
const OWN = [
  { 'x-amz-algorithm': 'AWS4-HMAC-SHA256' },
  ['starts-with', '$x-amz-credential', ''],
  ['starts-with', '$x-amz-date', ''],
]
const own = (conditions: unknown[], expiration = '2025-04-08T09:05:00Z') =>
  sign({ expiration, conditions: [...OWN, ...conditions] })

describe('an upload within its permission', () => {
  it('is stored with key, type and bytes, answered 204 with ETag and version, and notified', async () => {
    s3.events.length = 0
    const response = await post()
    expect(response.status).toBe(204)
    expect(response.headers.get('date')).toBe('Tue, 08 Apr 2025 09:00:00 GMT')
    const versionId = response.headers.get('x-amz-version-id')!
    const stored = await s3.client.send(new GetObjectCommand({ Bucket: 'inbox', Key: KEY, VersionId: versionId }))
    expect(await stored.Body!.transformToString()).toBe('a,b\r\n1,2\r\n')
    expect(stored.ContentType).toBe('text/csv')
    expect(stored.LastModified).toEqual(new Date(START))
    expect(s3.events).toHaveLength(1)
    expect(s3.events[0]).toMatchObject({
      eventName: 'ObjectCreated:Post',
      eventTime: START,
      awsRegion: 'cn-north-1',
      s3: {
        bucket: { name: 'inbox', arn: 'arn:aws-cn:s3:::inbox' },
        object: { key: KEY, size: 10, eTag: response.headers.get('etag')!.replaceAll('"', ''), versionId },
      },
    })
  })

  it('may be used again until it expires: another version, a higher sequencer', async () => {
    s3.events.length = 0
    const { url, fields } = await permission()
    expect(await outcome(send(url, fields, 'one'))).toBe('204')
    expect(await outcome(send(url, fields, 'two'))).toBe('204')
    const [first, second] = s3.events.map((event) => event.s3.object)
    expect(first!.versionId).not.toBe(second!.versionId)
    expect(second!.sequencer > first!.sequencer).toBe(true)
  })

  it('may be as small as one byte and as large as the limit', async () => {
    expect(await outcome(post(undefined, 'x'))).toBe('204')
    expect(await outcome(post(undefined, Buffer.alloc(LIMIT_BYTES)))).toBe('204')
  })

  it('takes any bytes as they are', async () => {
    const bytes = Buffer.from(Array.from({ length: 512 }, (_, i) => i % 256))
    expect(await outcome(post(undefined, Buffer.concat([Buffer.from('\r\n--'), bytes])))).toBe('204')
    const stored = await s3.client.send(new GetObjectCommand({ Bucket: 'inbox', Key: KEY }))
    expect(
      Buffer.from(await stored.Body!.transformToByteArray())
        .subarray(4)
        .equals(bytes),
    ).toBe(true)
  })

  it('is answered as the form asks: 201 with XML, 303 with where to go', async () => {
    const created = await permission({ 'Content-Type': 'text/csv', success_action_status: '201' })
    const response = await send(created.url, created.fields)
    expect(response.status).toBe(201)
    expect(await response.text()).toMatch(
      /<PostResponse><Location>http:.*<\/Location><Bucket>inbox<\/Bucket><Key>uploads/,
    )
    const to = 'https://page.example.org/z/token?lang=en'
    const redirected = await permission({ 'Content-Type': 'text/csv', success_action_redirect: to })
    const answer = await send(redirected.url, redirected.fields)
    expect(answer.status).toBe(303)
    const location = new URL(answer.headers.get('location')!)
    expect(location.searchParams.get('lang')).toBe('en')
    expect(location.searchParams.get('key')).toBe(KEY)
  })

  it('ignores x-ignore- fields and what stands behind the file', async () => {
    const { url, fields } = await permission()
    const form = new FormData()
    for (const [name, value] of Object.entries({ ...fields, 'x-ignore-note': 'n' })) form.append(name, value)
    form.append('file', new Blob(['x']))
    form.append('acl', 'public-read')
    expect(await outcome(fetch(url, { method: 'POST', body: form }))).toBe('204')
  })
})

describe('size', () => {
  it('refuses one byte over the limit and nothing at all', async () => {
    expect(await outcome(post(undefined, Buffer.alloc(LIMIT_BYTES + 1)))).toBe('400 EntityTooLarge')
    expect(await outcome(post(undefined, ''))).toBe('400 EntityTooSmall')
  })

  it('refuses fields of more than 20 KB', async () => {
    expect(await outcome(post((f) => ({ ...f, 'x-ignore-a': 'x'.repeat(20 * 1024) })))).toBe(
      '400 MaxPostPreDataLengthExceededError',
    )
  })
})

describe('time', () => {
  it('refuses an expired policy at the second it expires', async () => {
    const { url, fields } = await permission()
    s3.setServer('2025-04-08T09:04:59.999Z')
    expect(await outcome(send(url, fields))).toBe('204')
    s3.setServer('2025-04-08T09:05:00.000Z')
    const response = await send(url, fields)
    const text = await response.text()
    s3.setServer(START)
    expect(response.status).toBe(403)
    expect(text).toContain('<Code>AccessDenied</Code><Message>Invalid according to Policy: Policy expired.</Message>')
  })
})

describe('what the policy says', () => {
  const message = async (work: Promise<Response>) => /<Message>(.*?)<\/Message>/.exec(await (await work).text())?.[1]

  it('refuses another key, another bucket, another content type', async () => {
    expect(await outcome(post((f) => ({ ...f, key: 'uploads/other' })))).toBe('403 AccessDenied')
    expect(await message(post((f) => ({ ...f, key: `${KEY}/x` })))).toContain('Policy Condition failed')
    expect(await outcome(post((f) => ({ ...f, 'Content-Type': 'application/pdf' })))).toBe('403 AccessDenied')
    expect(await outcome(post((f) => ({ ...f, bucket: 'archive' })))).toBe('403 AccessDenied')
    const { fields } = await permission()
    expect(await outcome(send(`${s3.url}/archive`, fields))).toBe('403 AccessDenied')
    expect(await outcome(send(`${s3.url}/nowhere`, fields))).toBe('403 AccessDenied')
  })

  it('refuses a missing field', async () => {
    const without = (name: string) => (fields: Fields) =>
      Object.fromEntries(Object.entries(fields).filter(([field]) => field !== name))
    expect(await outcome(post(without('Content-Type')))).toBe('403 AccessDenied')
    expect(await outcome(post(without('key')))).toBe('403 AccessDenied')
    expect(await outcome(post(without('Policy')))).toBe('403 AccessDenied')
    expect(await outcome(post(without('X-Amz-Signature')))).toBe('400 InvalidArgument')
    expect(await outcome(post(without('X-Amz-Credential')))).toBe('400 InvalidArgument')
    expect(await outcome(post(without('X-Amz-Date')))).toBe('400 InvalidArgument')
  })

  it('refuses an extra field', async () => {
    expect(await message(post((f) => ({ ...f, 'x-amz-meta-zone': 'z2' })))).toBe(
      'Invalid according to Policy: Extra input fields: x-amz-meta-zone',
    )
    expect(await outcome(post((f) => ({ ...f, acl: 'public-read' })))).toBe('403 AccessDenied')
    expect(await outcome(post((f) => ({ ...f, KEY })))).toBe('400 InvalidArgument') // the same field twice
  })

  it('knows eq and starts-with, whatever the case of a field', async () => {
    const policy = (conditions: unknown[]) => own([{ bucket: 'inbox' }, ...conditions])
    const to = `${s3.url}/inbox`
    const eq = policy([['eq', '$Key', 'a/b']])
    expect(await outcome(send(to, { ...eq, kEy: 'a/b' }))).toBe('204')
    expect(await outcome(send(to, { ...eq, key: 'a/bc' }))).toBe('403 AccessDenied')
    const prefix = policy([['starts-with', '$key', 'a/']])
    expect(await outcome(send(to, { ...prefix, key: 'a/bc' }))).toBe('204')
    expect(await outcome(send(to, { ...prefix, key: 'b/a/' }))).toBe('403 AccessDenied')
    const both = policy([['starts-with', '$key', 'a/'], { key: 'a/b' }])
    expect(await outcome(send(to, { ...both, key: 'a/bc' }))).toBe('403 AccessDenied')
    // biome-ignore lint/suspicious/noTemplateCurlyInString: S3's own placeholder
    expect(await outcome(send(to, { ...prefix, key: 'a/${filename}' }))).toBe('501 NotImplemented')
  })
})

describe('forgeries', () => {
  it('refuses a changed policy, a changed signature, a stranger', async () => {
    const wider = (fields: Fields) => {
      const policy = Buffer.from(fields.Policy!, 'base64').toString().replace(`,${LIMIT_BYTES}]`, ',9999999]')
      return { ...fields, Policy: Buffer.from(policy).toString('base64') }
    }
    const other = (signature: string) => `${signature.startsWith('0') ? '1' : '0'}${signature.slice(1)}`
    expect(await outcome(post(wider))).toBe('403 SignatureDoesNotMatch')
    expect(await outcome(post((f) => ({ ...f, 'X-Amz-Signature': other(f['X-Amz-Signature']!) })))).toBe(
      '403 SignatureDoesNotMatch',
    )
    const stranger = await permission(undefined, makeClient(s3.url, { ...KEYS, accessKeyId: 'AKIDOTHER' }))
    expect(await outcome(send(stranger.url, stranger.fields))).toBe('403 InvalidAccessKeyId')
    const thief = await permission(undefined, makeClient(s3.url, { ...KEYS, secretAccessKey: 'guess' }))
    expect(await outcome(send(thief.url, thief.fields))).toBe('403 SignatureDoesNotMatch')
  })

  it('refuses another day or service in the credential', async () => {
    const swap = (from: string, to: string) => (fields: Fields) => ({
      ...fields,
      'X-Amz-Credential': fields['X-Amz-Credential']!.replace(from, to),
    })
    expect(await outcome(post(swap('20250408', '20250409')))).toBe('400 AuthorizationHeaderMalformed')
    expect(await outcome(post(swap('/s3/', '/sqs/')))).toBe('400 AuthorizationHeaderMalformed')
    expect(await outcome(post(swap('cn-north-1', 'us-east-1')))).toBe('403 SignatureDoesNotMatch')
  })

  it('refuses a policy that is none, even when it is signed', async () => {
    const to = `${s3.url}/inbox`
    const future = '2025-04-08T09:05:00Z'
    for (const policy of [
      'not json',
      {},
      { expiration: future },
      { expiration: 'soon', conditions: [] },
      { expiration: future, conditions: [['ends-with', '$key', 'x']] },
      { expiration: future, conditions: [['eq', 'key', 'x']] },
      { expiration: future, conditions: [{ key: 'x', bucket: 'inbox' }] },
      { expiration: future, conditions: [['content-length-range', 0]] },
    ]) {
      expect(await outcome(send(to, { ...sign(policy), key: 'x' }))).toBe('400 InvalidPolicyDocument')
    }
  })
})

describe('forms', () => {
  const raw = (body: string, type = 'multipart/form-data; boundary=b') =>
    fetch(`${s3.url}/inbox`, { method: 'POST', body, headers: { 'content-type': type } })

  it('refuses what is not a form with one file behind its fields', async () => {
    expect(await outcome(raw('no form'))).toBe('400 MalformedPOSTRequest')
    expect(await outcome(raw('--b--\r\n', 'multipart/form-data'))).toBe('400 MalformedPOSTRequest')
    expect(await outcome(raw('--b\r\ncontent-disposition: form-data; name="key"\r\n\r\nx\r\n--b--\r\n'))).toBe(
      '400 InvalidArgument',
    )
    const { url, fields } = await permission()
    const form = new FormData()
    form.append('file', new Blob(['x']))
    for (const [name, value] of Object.entries(fields)) form.append(name, value)
    expect(await outcome(fetch(url, { method: 'POST', body: form }))).toBe('403 AccessDenied')
  })
})
