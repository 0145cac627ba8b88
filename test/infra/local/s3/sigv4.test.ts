import { describe, expect, it } from 'vitest'
import { readPayload } from '../../../../infra/local/s3/payload.ts'
import type { WireRequest } from '../../../../infra/local/s3/request.ts'
import { verifySignature } from '../../../../infra/local/s3/sigv4.ts'

// The examples of AWS's own documentation (AmazonS3 API, "sig-v4-header-based-auth", "sigv4-query-string-auth" and
// "sigv4-streaming"): an independent witness that our reading of the algorithm is the right one.
const DOCUMENTED = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' }
const NOW = new Date('2013-05-24T00:00:00Z')
const EMPTY = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
const CREDENTIAL = 'AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request'

const wire = (request: Partial<WireRequest>): WireRequest => ({
  method: 'GET',
  path: '/test.txt',
  bucketName: 'examplebucket',
  key: 'test.txt',
  query: [],
  headers: {},
  ...request,
})

const authorization = (signedHeaders: string, signature: string) =>
  `AWS4-HMAC-SHA256 Credential=${CREDENTIAL},SignedHeaders=${signedHeaders},Signature=${signature}`

const getObject = wire({
  headers: {
    host: 'examplebucket.s3.amazonaws.com',
    range: 'bytes=0-9',
    'x-amz-content-sha256': EMPTY,
    'x-amz-date': '20130524T000000Z',
    authorization: authorization(
      'host;range;x-amz-content-sha256;x-amz-date',
      'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
    ),
  },
})

const presigned: [string, string][] = [
  ['X-Amz-Algorithm', 'AWS4-HMAC-SHA256'],
  ['X-Amz-Credential', CREDENTIAL],
  ['X-Amz-Date', '20130524T000000Z'],
  ['X-Amz-Expires', '86400'],
  ['X-Amz-SignedHeaders', 'host'],
  ['X-Amz-Signature', 'aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404'],
]
const presignedGet = wire({ query: presigned, headers: { host: 'examplebucket.s3.amazonaws.com' } })

const code = (work: () => unknown) => {
  try {
    work()
    return 'accepted'
  } catch (error) {
    return (error as { code?: string }).code ?? String(error)
  }
}
const verify = (request: WireRequest, now = NOW) => code(() => verifySignature(request, DOCUMENTED, now))

describe('signature in the header', () => {
  it('accepts the documented GET', () => {
    expect(verify(getObject)).toBe('accepted')
  })

  it('accepts the documented PUT', () => {
    const put = wire({
      method: 'PUT',
      path: '/test$file.text',
      headers: {
        date: 'Fri, 24 May 2013 00:00:00 GMT',
        host: 'examplebucket.s3.amazonaws.com',
        'x-amz-content-sha256': '44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072',
        'x-amz-date': '20130524T000000Z',
        'x-amz-storage-class': 'REDUCED_REDUNDANCY',
        authorization: authorization(
          'date;host;x-amz-content-sha256;x-amz-date;x-amz-storage-class',
          '98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd',
        ),
      },
    })
    expect(verify(put)).toBe('accepted')
  })

  it('accepts the documented GET of a bucket with parameters', () => {
    const list = wire({
      path: '/',
      query: [
        ['max-keys', '2'],
        ['prefix', 'J'],
      ],
      headers: {
        host: 'examplebucket.s3.amazonaws.com',
        'x-amz-content-sha256': EMPTY,
        'x-amz-date': '20130524T000000Z',
        authorization: authorization(
          'host;x-amz-content-sha256;x-amz-date',
          '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7',
        ),
      },
    })
    expect(verify(list)).toBe('accepted')
  })

  it('refuses every change of what is signed', () => {
    const withHeader = (headers: Record<string, string>) => wire({ headers: { ...getObject.headers, ...headers } })
    expect(verify({ ...getObject, method: 'DELETE' })).toBe('SignatureDoesNotMatch')
    expect(verify({ ...getObject, path: '/other.txt' })).toBe('SignatureDoesNotMatch')
    expect(verify({ ...getObject, query: [['versionId', 'x']] })).toBe('SignatureDoesNotMatch')
    expect(verify(withHeader({ range: 'bytes=0-10' }))).toBe('SignatureDoesNotMatch')
    expect(verify(withHeader({ 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' }))).toBe('SignatureDoesNotMatch')
    expect(verify(withHeader({ 'x-amz-meta-zone': 'other' }))).toBe('AccessDenied')
  })

  it('refuses what is not a signature of ours', () => {
    const header = getObject.headers.authorization ?? ''
    const changed = (text: string) => wire({ headers: { ...getObject.headers, authorization: text } })
    expect(verify(changed('AWS AKIAIOSFODNN7EXAMPLE:old'))).toBe('AuthorizationHeaderMalformed')
    expect(verify(changed(header.replace('/s3/', '/sqs/')))).toBe('AuthorizationHeaderMalformed')
    expect(verify(changed(header.replace('20130524', '20130525')))).toBe('AuthorizationHeaderMalformed')
    expect(verify(changed(header.replace('AKIAIOSFODNN7EXAMPLE', 'AKIASOMEBODY')))).toBe('InvalidAccessKeyId')
    expect(verify(changed(header.replace('us-east-1', 'us-west-1')))).toBe('SignatureDoesNotMatch')
    expect(verify(wire({ headers: { host: 'examplebucket.s3.amazonaws.com' } }))).toBe('AccessDenied')
    expect(verify({ ...getObject, query: presigned })).toBe('InvalidArgument')
  })

  it('refuses clocks that are more than 15 minutes apart, either way', () => {
    expect(verify(getObject, new Date('2013-05-24T00:15:00Z'))).toBe('accepted')
    expect(verify(getObject, new Date('2013-05-24T00:15:01Z'))).toBe('RequestTimeTooSkewed')
    expect(verify(getObject, new Date('2013-05-23T23:44:59Z'))).toBe('RequestTimeTooSkewed')
  })
})

describe('presigned URL', () => {
  it('accepts the documented one until it expires', () => {
    expect(verify(presignedGet)).toBe('accepted')
    expect(verify(presignedGet, new Date('2013-05-24T23:59:59Z'))).toBe('accepted')
    expect(verify(presignedGet, new Date('2013-05-25T00:00:00Z'))).toBe('AccessDenied')
    expect(verify(presignedGet, new Date('2013-05-23T23:44:59Z'))).toBe('AccessDenied')
  })

  it('refuses a longer life, a missing parameter, another key', () => {
    const changed = (name: string, value: string | null) =>
      wire({
        headers: presignedGet.headers,
        query: presigned.flatMap(([n, v]): [string, string][] =>
          n !== name ? [[n, v]] : value === null ? [] : [[n, value]],
        ),
      })
    expect(verify(changed('X-Amz-Expires', '86401'))).toBe('SignatureDoesNotMatch')
    expect(verify(changed('X-Amz-Expires', '604801'))).toBe('AuthorizationQueryParametersError')
    expect(verify(changed('X-Amz-Date', null))).toBe('AuthorizationQueryParametersError')
    expect(verify(changed('X-Amz-Signature', 'ff'))).toBe('SignatureDoesNotMatch')
    expect(verify({ ...presignedGet, path: '/other.txt' })).toBe('SignatureDoesNotMatch')
  })
})

describe('signed chunks', () => {
  const CHUNKS = [
    ['10000', 'ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648', 'a'.repeat(65536)],
    ['400', '0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497', 'a'.repeat(1024)],
    ['0', 'b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9', ''],
  ] as const
  const framed = CHUNKS.map(([size, signature, data]) => `${size};chunk-signature=${signature}\r\n${data}\r\n`).join('')
  const request = wire({
    method: 'PUT',
    path: '/examplebucket/chunkObject.txt',
    headers: {
      host: 's3.amazonaws.com',
      'content-encoding': 'aws-chunked',
      'content-length': '66824',
      'x-amz-content-sha256': 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD',
      'x-amz-date': '20130524T000000Z',
      'x-amz-decoded-content-length': '66560',
      'x-amz-storage-class': 'REDUCED_REDUNDANCY',
      authorization: authorization(
        'content-encoding;content-length;host;x-amz-content-sha256;x-amz-date;x-amz-decoded-content-length;x-amz-storage-class',
        '4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9',
      ),
    },
  })
  const read = (body: string) =>
    readPayload(Buffer.from(body), verifySignature(request, DOCUMENTED, NOW), request.headers)

  it('accepts the documented upload', () => {
    expect(framed.length).toBe(66824)
    expect(read(framed).bytes.equals(Buffer.alloc(66560, 'a'))).toBe(true)
  })

  it('refuses a changed byte, a chunk left out, an end cut off', () => {
    expect(code(() => read(framed.replace('aaa\r\n', 'aab\r\n')))).toBe('SignatureDoesNotMatch')
    expect(code(() => read(framed.slice(framed.indexOf('400;'))))).toBe('SignatureDoesNotMatch')
    expect(code(() => read(framed.slice(0, framed.indexOf('\r\n0;') + 2)))).toBe('IncompleteBody')
    expect(code(() => read(framed.slice(0, 100)))).toBe('IncompleteBody')
    expect(code(() => read(framed.replace('10000;', '1000g;')))).toBe('IncompleteBody')
  })
})
