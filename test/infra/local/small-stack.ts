import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { App, CfnOutput, CfnParameter, Duration, Stack } from 'aws-cdk-lib'
import { CfnApi, CfnAuthorizer, CfnIntegration, CfnRoute } from 'aws-cdk-lib/aws-apigatewayv2'
import { AttributeType, TableV2 } from 'aws-cdk-lib/aws-dynamodb'
import { CfnKey } from 'aws-cdk-lib/aws-kms'
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda'
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources'
import { Bucket, type CfnBucket } from 'aws-cdk-lib/aws-s3'
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler'
import { Queue } from 'aws-cdk-lib/aws-sqs'
import { DefinitionBody, StateMachine, Wait, WaitTime } from 'aws-cdk-lib/aws-stepfunctions'
import { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks'
import { ENV, outputId } from '../../../shared/env.ts'

/** Writes down what it was called with and when, and does what its event or a file beside the record says. */
const RECORDER = `
const { appendFileSync, existsSync } = require('node:fs')
const { RECORD_FILE, AWS_LAMBDA_FUNCTION_NAME } = process.env
exports.handler = async (event, context) => {
  const seen = { name: AWS_LAMBDA_FUNCTION_NAME, at: new Date().toISOString(), pid: process.pid, event }
  appendFileSync(RECORD_FILE, JSON.stringify(seen) + '\\n')
  if (event.fail) throw Object.assign(new Error('as told'), { name: 'ToldToFail' })
  if (existsSync(RECORD_FILE + '.hang')) await new Promise(() => setInterval(() => {}, 1000))
  if (event.requestContext) return { statusCode: 201, body: JSON.stringify(event) }
  if (event.Records && !existsSync(RECORD_FILE + '.' + event.Records[0].messageId)) {
    appendFileSync(RECORD_FILE + '.' + event.Records[0].messageId, '')
    return { batchItemFailures: event.Records.map(({ messageId }) => ({ itemIdentifier: messageId })) }
  }
  return { until: event.until ?? null, left: context.getRemainingTimeInMillis() > 0 }
}
`

export interface Seen {
  readonly name: string
  readonly at: string
  readonly pid: number
  readonly event: Record<string, unknown>
}

/** One of each: what the local cloud wires, as CDK synthesizes it. Returns the folder of the assembly. */
export function synthesizeSmallStack(
  folder: string,
  recordFile: string,
  more: (stack: Stack) => void = () => {},
): string {
  const code = join(folder, 'code')
  mkdirSync(code, { recursive: true })
  writeFileSync(join(code, 'index.cjs'), RECORDER)
  const app = new App({ outdir: join(folder, 'assembly'), analyticsReporting: false })
  const stack = new Stack(app, 'small')
  const recorder = (name: string) =>
    new LambdaFunction(stack, name, {
      functionName: name,
      runtime: Runtime.NODEJS_24_X,
      handler: 'index.handler',
      code: Code.fromAsset(code),
      timeout: Duration.seconds(5),
      environment: { RECORD_FILE: recordFile, [ENV.roleClaim]: 'groups', [ENV.auditorRole]: 'the-auditors' },
    })
  const worker = recorder('worker')
  addIntake(stack, recorder('consumer'))
  addMonth(stack, worker)
  addApi(stack, worker)
  new TableV2(stack, 'table', {
    tableName: 'records',
    partitionKey: { name: 'pk', type: AttributeType.STRING },
  })
  const key = new CfnKey(stack, 'key', {
    keySpec: 'ECC_NIST_EDWARDS25519',
    keyUsage: 'SIGN_VERIFY',
    keyPolicy: { Statement: [] },
  })
  new CfnOutput(stack, outputId(ENV.signingKey), { value: key.ref })
  more(stack)
  app.synth()
  return app.outdir
}

function addIntake(stack: Stack, consumer: LambdaFunction): void {
  const dead = new Queue(stack, 'dead')
  const queue = new Queue(stack, 'uploads', { deadLetterQueue: { queue: dead, maxReceiveCount: 5 } })
  consumer.addEventSource(new SqsEventSource(queue, { reportBatchItemFailures: true }))
  const bucket = new Bucket(stack, 'inbox', { versioned: true })
  const resource = bucket.node.defaultChild as CfnBucket
  resource.notificationConfiguration = notifying(queue)
  new CfnOutput(stack, outputId(ENV.inbox), { value: bucket.bucketName })
}

const notifying = (queue: Queue): CfnBucket.NotificationConfigurationProperty => ({
  queueConfigurations: [
    {
      event: 's3:ObjectCreated:*',
      queue: queue.queueArn,
      filter: { s3Key: { rules: [{ name: 'prefix', value: 'uploads/' }] } },
    },
  ],
})

/** Each day at 09:00 in Shanghai: work, wait until the instant that the work names, work again. */
function addMonth(stack: Stack, worker: LambdaFunction): void {
  const first = new LambdaInvoke(stack, 'first', { lambdaFunction: worker, payloadResponseOnly: true })
  const wait = new Wait(stack, 'wait', { time: WaitTime.timestampPath('$.until') })
  const last = new LambdaInvoke(stack, 'last', { lambdaFunction: worker, payloadResponseOnly: true })
  const machine = new StateMachine(stack, 'month', {
    definitionBody: DefinitionBody.fromChainable(first.next(wait).next(last)),
  })
  const input = JSON.stringify({ at: '<aws.scheduler.scheduled-time>', until: '2025-04-09T03:00:00Z' })
  const daily = (name: string, hour: number, arn: string) =>
    new CfnSchedule(stack, name, {
      name,
      flexibleTimeWindow: { mode: 'OFF' },
      scheduleExpression: `cron(0 ${hour} * * ? *)`,
      scheduleExpressionTimezone: 'Asia/Shanghai',
      target: { arn, roleArn: worker.role!.roleArn, input },
    })
  daily('remind', 8, worker.functionArn)
  daily('close', 9, machine.stateMachineArn)
  new CfnOutput(stack, outputId(ENV.closeStateMachine), { value: machine.stateMachineArn })
}

function addApi(stack: Stack, worker: LambdaFunction): void {
  const api = new CfnApi(stack, 'api', { name: 'api', protocolType: 'HTTP' })
  const target = new CfnIntegration(stack, 'to-worker', {
    apiId: api.ref,
    integrationType: 'AWS_PROXY',
    integrationUri: worker.functionArn,
    payloadFormatVersion: '2.0',
  })
  const issuer = new CfnParameter(stack, 'Issuer', { default: 'https://login.example.org' })
  const jwt = new CfnAuthorizer(stack, 'jwt', {
    apiId: api.ref,
    authorizerType: 'JWT',
    identitySource: ['$request.header.Authorization'],
    name: 'jwt',
    jwtConfiguration: { audience: ['small'], issuer: issuer.valueAsString },
  })
  const route = (id: string, routeKey: string, more: object) =>
    new CfnRoute(stack, id, { apiId: api.ref, routeKey, target: `integrations/${target.ref}`, ...more })
  route('open', 'GET /z/{token}', {})
  route('closed', 'POST /archive/{proxy+}', { authorizationType: 'JWT', authorizerId: jwt.ref })
  new CfnOutput(stack, outputId(ENV.publicUrl), { value: api.attrApiEndpoint })
}
