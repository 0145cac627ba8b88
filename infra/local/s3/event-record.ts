import type { S3EventRecord } from 'aws-lambda'
import type { ObjectVersion } from './bucket.ts'
import { type Call, encodeUri } from './request.ts'

/**
 * The record that S3 notifies of a new object, in AWS's shape: the key form-encoded, the sequencer growing with every
 * write. Source: docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html
 */
export function createdRecord(
  call: Call,
  version: ObjectVersion,
  how: 'Put' | 'Post' | 'Copy',
  requestId: string,
): S3EventRecord {
  return {
    eventVersion: '2.1',
    eventSource: 'aws:s3',
    awsRegion: call.region,
    eventTime: call.now.toISOString(),
    eventName: `ObjectCreated:${how}`,
    userIdentity: { principalId: 'AWS:LOCAL' },
    requestParameters: { sourceIPAddress: '127.0.0.1' },
    responseElements: { 'x-amz-request-id': requestId, 'x-amz-id-2': requestId },
    s3: {
      s3SchemaVersion: '1.0',
      configurationId: 'local',
      bucket: {
        name: call.bucket.name,
        ownerIdentity: { principalId: 'LOCAL' },
        arn: `arn:${call.region.startsWith('cn-') ? 'aws-cn' : 'aws'}:s3:::${call.bucket.name}`,
      },
      object: {
        key: encodeUri(version.key).replaceAll('%20', '+').replaceAll('%2F', '/'),
        size: version.sizeBytes,
        eTag: version.etag,
        ...(call.bucket.config.versioned ? { versionId: version.versionId } : {}),
        sequencer: call.bucket.sequence.toString(16).toUpperCase().padStart(16, '0'),
      },
    },
  }
}
