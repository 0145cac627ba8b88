import type { APIGatewayProxyEventV2WithJWTAuthorizer, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { lambda } from '../../shared/aws/lambda.ts'
import { ENV, requiredEnv } from '../../shared/env.ts'
import { answer } from './answer.ts'
import { hasRole } from './role.ts'

/** Auditors' downloads. The API's JWT authorizer has answered 401 to whoever has no valid token; roles are decided here. */
export async function main(
  event: APIGatewayProxyEventV2WithJWTAuthorizer,
  now: Date = new Date(),
): Promise<APIGatewayProxyStructuredResultV2> {
  const { claims } = event.requestContext.authorizer.jwt
  if (!hasRole(claims, requiredEnv(ENV.roleClaim), requiredEnv(ENV.auditorRole)))
    return json(403, { error: 'forbidden' })
  const { status, body } = await answer({
    route: event.routeKey,
    parameters: event.pathParameters ?? {},
    query: event.queryStringParameters ?? {},
    subject: String(claims.sub ?? ''),
    requestId: event.requestContext.requestId,
    now,
  })
  return json(status, body)
}

export const handler = lambda((event: APIGatewayProxyEventV2WithJWTAuthorizer) => main(event))

function json(statusCode: number, body: unknown): APIGatewayProxyStructuredResultV2 {
  const headers = { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' }
  return { statusCode, headers, body: JSON.stringify(body) }
}
