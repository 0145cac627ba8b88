import type { SQSBatchResponse, SQSEvent } from 'aws-lambda'
import { lambda, log } from '../../shared/aws/lambda.ts'
import { recordEvent } from './record-event.ts'
import { parseMailEvent } from './ses-event.ts'

/** What the mail service heard of our messages: arrived, bounced, called spam. One event that fails stops no other. */
export async function main({ Records }: SQSEvent): Promise<SQSBatchResponse> {
  const batchItemFailures: { itemIdentifier: string }[] = []
  for (const { body, messageId } of Records) {
    try {
      const event = parseMailEvent(body)
      if (event) await recordEvent(event)
      else log.warn('foreign-mail-event', { messageId })
    } catch (error) {
      log.error('mail-event-not-recorded', { messageId, reason: error instanceof Error ? error.name : 'unknown' })
      batchItemFailures.push({ itemIdentifier: messageId })
    }
  }
  return { batchItemFailures }
}

export const handler = lambda(main)
