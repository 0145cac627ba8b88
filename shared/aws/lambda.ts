import { Logger } from '@aws-lambda-powertools/logger'
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware'
import middy from '@middy/core'

/**
 * The one log: `log.info('round-opened', { programme, period })`. Event names are constant; fields are codes and counts, never the
 * contents of a file, a token or an address.
 */
export const log = new Logger({ serviceName: 'zone-bulletin' })

/** The one chain around every function: request id and cold start in the log, and one entry for whatever is thrown. */
export function lambda<Event, Result>(main: (event: Event) => Promise<Result>) {
  return middy((event: Event) => main(event))
    .use(injectLambdaContext(log))
    .use({
      onError: ({ error }) => {
        log.error('function-failed', error ?? new Error('unknown'))
      },
    })
}
