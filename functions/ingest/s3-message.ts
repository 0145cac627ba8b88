import * as v from 'valibot'

/** One object version that S3 reports. */
export interface UploadedObject {
  readonly key: string
  readonly versionId: string
}

/** The uploads that a message of the queue is about: none for the test that S3 sends when notifications are set up. */
export function uploadsOf(body: string): UploadedObject[] {
  const message: unknown = JSON.parse(body)
  if (v.is(TestMessage, message)) return []
  return v
    .parse(S3Message, message)
    .Records.filter(({ eventName }) => eventName.startsWith('ObjectCreated:'))
    .map(({ s3: { object } }) => ({ key: decodedKey(object.key), versionId: object.versionId }))
}

const TestMessage = v.object({ Event: v.literal('s3:TestEvent') })
const S3Message = v.object({
  Records: v.array(
    v.object({
      eventName: v.string(),
      s3: v.object({ object: v.object({ key: v.string(), versionId: v.string() }) }),
    }),
  ),
})

/** Keys in S3 events are form-encoded: a space is a plus. */
function decodedKey(key: string): string {
  return decodeURIComponent(key.replaceAll('+', ' '))
}
