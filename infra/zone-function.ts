import { Duration, Stack } from 'aws-cdk-lib'
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Architecture, Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import type { Alarms } from './alarms.ts'
import { type Bundles, type FunctionName, PRINTING } from './function-names.ts'
import type { Grant } from './grants.ts'
import { DeadLetters } from './queues.ts'

/** What every function rests on. */
export interface Ground {
  readonly bundles: Bundles
  readonly alarms: Alarms
}

export interface ZoneFunctionProps extends Ground {
  readonly name: FunctionName
  /** What its failure means to a person, one sentence: there is no function without. */
  readonly errorImpact: string
  /**
   * Who learns of a failure: `caller` waits for the answer (HTTP, queue, state machine) and tries again or shows it; `nobody`
   * (schedules) needs dead letters, and says in the sentence what a lost event means.
   */
  readonly failure: 'caller' | { readonly lostEventImpact: string }
  readonly memoryMegabytes: number
  readonly timeoutSeconds: number
  readonly grants: readonly Grant[]
}

const ASYNC_RETRIES = 2
const ASYNC_EVENT_AGE_HOURS = 1

/** One function with its own role, log, alarm and, where nobody waits for it, dead letters. */
export class ZoneFunction extends Construct {
  readonly fn: LambdaFunction

  constructor(scope: Construct, props: ZoneFunctionProps) {
    super(scope, props.name)
    const { name, bundles, alarms, errorImpact, grants } = props
    const logGroup = new LogGroup(this, 'Log', { retention: RetentionDays.ONE_YEAR })
    this.fn = new LambdaFunction(this, 'Function', {
      functionName: `${Stack.of(this).stackName}-${name}`,
      description: errorImpact,
      code: Code.fromAsset(bundles.folderOf(name)),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: PRINTING.includes(name) ? Architecture.X86_64 : Architecture.ARM_64,
      memorySize: props.memoryMegabytes,
      timeout: Duration.seconds(props.timeoutSeconds),
      logGroup,
      role: ownRole(this, logGroup, grants),
      environment: Object.assign({}, ...grants.map((grant) => grant.environment)),
      ...this.asyncFailure(props),
    })
    alarms.raise(this, 'Errors', {
      metric: this.fn.metricErrors({ period: Duration.minutes(5) }),
      errorImpact,
      runbook: name,
    })
  }

  private asyncFailure({ failure, alarms, name }: ZoneFunctionProps) {
    if (failure === 'caller') return {}
    const dead = new DeadLetters(this, 'DeadLetters', { alarms, errorImpact: failure.lostEventImpact, runbook: name })
    return {
      deadLetterQueue: dead.queue,
      retryAttempts: ASYNC_RETRIES,
      maxEventAge: Duration.hours(ASYNC_EVENT_AGE_HOURS),
    }
  }
}

/** No managed policy: AWSLambdaBasicExecutionRole may write every log of the account. */
function ownRole(scope: Construct, logGroup: LogGroup, grants: readonly Grant[]): Role {
  const role = new Role(scope, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') })
  role.addToPolicy(
    new PolicyStatement({
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: [logGroup.logGroupArn],
    }),
  )
  for (const statement of grants.flatMap((grant) => grant.statements)) role.addToPolicy(statement)
  return role
}
