import { Stack } from 'aws-cdk-lib'
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway'
import {
  HttpApi,
  HttpMethod,
  HttpStage,
  type IHttpRouteAuthorizer,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import { acknowledged } from './acknowledged.ts'
import type { ZoneFunction } from './zone-function.ts'

/** A few hundred zones on the last morning, each with a page that asks for its verdict: far below; a flood is cut off here. */
const THROTTLE = { rateLimit: 100, burstLimit: 200 }

/** Longer than HTTP APIs let a function take is no use: seconds. */
export const HTTP_TIMEOUT_SECONDS = 25

export interface Route {
  readonly method: 'GET' | 'POST'
  readonly path: string
}

/** The one address on the web: the zones' page and the auditors' archive. */
export class PublicApi extends Construct {
  readonly url: string
  private readonly api: HttpApi

  constructor(scope: Construct, id: string) {
    super(scope, id)
    this.api = new HttpApi(this, 'Api', {
      apiName: Stack.of(this).stackName,
      description: 'Zone Bulletin: zones upload, auditors download',
      createDefaultStage: false,
    })
    const destination = new LogGroup(this, 'AccessLog', { retention: RetentionDays.ONE_YEAR })
    new HttpStage(this, 'Stage', {
      httpApi: this.api,
      autoDeploy: true,
      throttle: THROTTLE,
      accessLogSettings: { destination: new LogGroupLogDestination(destination), format: ACCESS_LOG },
    })
    this.url = this.api.apiEndpoint
  }

  /** Every route of one function; with an authorizer, none of them answers without a valid token. */
  serve(target: ZoneFunction, routes: readonly Route[], authorizer?: IHttpRouteAuthorizer): void {
    const integration = new HttpLambdaIntegration(target.node.id, target.fn)
    for (const { method, path } of routes) {
      const methods = [HttpMethod[method]]
      const added = this.api.addRoutes({ path, methods, integration, ...(authorizer ? { authorizer } : {}) })
      if (!authorizer) for (const route of added) acknowledged.openRoute(route, path)
    }
  }
}

/** The route, never the path: a zone's path holds its token. */
const ACCESS_LOG = AccessLogFormat.custom(
  JSON.stringify({
    time: '$context.requestTimeEpoch',
    requestId: '$context.requestId',
    route: '$context.routeKey',
    status: '$context.status',
    milliseconds: '$context.responseLatency',
    bytes: '$context.responseLength',
    authorizerError: '$context.authorizer.error',
  }),
)
