import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { lambda } from '../../shared/aws/lambda.ts'
import type { Lang } from '../../shared/messages/speak.ts'
import { editionAnswer } from './edition-answers.ts'
import { programmeAnswer } from './programme-answers.ts'

/** Officials' door to one edition, by the link in their mail, and what anybody may know of a programme's releases. */
export async function main(
  event: APIGatewayProxyEventV2,
  now: Date = new Date(),
): Promise<APIGatewayProxyStructuredResultV2> {
  const { token = '', name = '', programme = '' } = event.pathParameters ?? {}
  const lang: Lang | null = LANGUAGES.find((each) => each === event.queryStringParameters?.lang) ?? null
  const request = { now: now.toISOString(), requestId: event.requestContext.requestId, lang }
  return event.routeKey.includes('/e/')
    ? editionAnswer(event.routeKey, { ...request, token, name })
    : programmeAnswer(event.routeKey, { ...request, programme })
}

export const handler = lambda((event: APIGatewayProxyEventV2) => main(event))

const LANGUAGES = ['zh', 'en'] as const
