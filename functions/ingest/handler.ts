import type { SQSBatchResponse, SQSEvent } from 'aws-lambda'
import { lambda, log } from '../../shared/aws/lambda.ts'
import { ingestUpload } from './ingest-upload.ts'
import { uploadsOf } from './s3-message.ts'

/** Reads what S3 says was uploaded. A message that fails comes back by itself; the others of its batch do not. */
export async function main(
  { Records }: Pick<SQSEvent, 'Records'>,
  now: () => string = () => new Date().toISOString(),
): Promise<SQSBatchResponse> {
  const batchItemFailures: SQSBatchResponse['batchItemFailures'] = []
  // One after the other: two files of one zone in a batch are told apart from duplicates only in their order.
  for (const { messageId, body } of Records) {
    try {
      for (const upload of uploadsOf(body)) await ingestUpload(upload, now)
    } catch (error) {
      log.error('upload-not-ingested', error instanceof Error ? error : new Error(String(error)))
      batchItemFailures.push({ itemIdentifier: messageId })
    }
  }
  return { batchItemFailures }
}

export const handler = lambda((event: SQSEvent) => main(event))
