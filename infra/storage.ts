import { Duration, RemovalPolicy } from 'aws-cdk-lib'
import { AttributeType, Billing, TableV2 } from 'aws-cdk-lib/aws-dynamodb'
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type BucketProps,
  HttpMethods,
  ObjectLockRetention,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3'
import { Construct } from 'constructs'
import { acknowledged } from './acknowledged.ts'

/** Ten years: what the archives law asks of statistical records kept for the long term is decided by the office; this is the floor. */
const ARCHIVE_RETENTION_DAYS = 3650
const CORS_MAX_AGE_SECONDS = 3600
const UNFINISHED_UPLOAD_DAYS = 7

/** The one table and the four buckets. Everything in them outlives the stack: deleting the stack deletes no record. */
export class Storage extends Construct {
  readonly table: TableV2
  /** what zones uploaded, untouched */
  readonly inbox: Bucket
  /** receipts, programmes as rounds opened with them, working files of a close */
  readonly rounds: Bucket
  /** what is published */
  readonly bulletins: Bucket
  /** what is sealed: no version can be deleted or overwritten before its retention ends, by nobody */
  readonly archive: Bucket

  constructor(scope: Construct, id: string) {
    super(scope, id)
    this.table = recordTable(this)
    this.inbox = recordBucket(this, 'Inbox', { cors: [uploadCors()] })
    this.rounds = recordBucket(this, 'Rounds', {})
    this.bulletins = recordBucket(this, 'Bulletins', {})
    this.archive = recordBucket(this, 'Archive', {
      objectLockEnabled: true,
      objectLockDefaultRetention: ObjectLockRetention.compliance(Duration.days(ARCHIVE_RETENTION_DAYS)),
    })
    acknowledged.storage(this)
  }
}

function recordTable(scope: Construct): TableV2 {
  return new TableV2(scope, 'Table', {
    partitionKey: { name: 'pk', type: AttributeType.STRING },
    sortKey: { name: 'sk', type: AttributeType.STRING },
    billing: Billing.onDemand(),
    timeToLiveAttribute: 'expiresAt',
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    deletionProtection: true,
    removalPolicy: RemovalPolicy.RETAIN,
  })
}

function recordBucket(scope: Construct, id: string, props: BucketProps): Bucket {
  return new Bucket(scope, id, {
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    encryption: BucketEncryption.S3_MANAGED,
    enforceSSL: true,
    minimumTLSVersion: 1.2,
    objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
    versioned: true,
    removalPolicy: RemovalPolicy.RETAIN,
    lifecycleRules: [{ abortIncompleteMultipartUploadAfter: Duration.days(UNFINISHED_UPLOAD_DAYS) }],
    ...props,
  })
}

/**
 * Any origin may post: the page's own address is the API's, which is not known while the bucket is made, and an office may
 * put the page behind a domain of its own. It gives nothing away: what lets a file in is the signed policy (exact key, size,
 * type, minutes to live), which no other origin can get without the zone's link, and no cookie is ever sent.
 */
function uploadCors() {
  return {
    allowedOrigins: ['*'],
    allowedMethods: [HttpMethods.POST],
    allowedHeaders: ['*'],
    exposedHeaders: ['ETag', 'x-amz-version-id'],
    maxAge: CORS_MAX_AGE_SECONDS,
  }
}
