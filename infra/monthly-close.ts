import { Duration, Stack } from 'aws-cdk-lib'
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { FilterPattern, LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import { DefinitionBody, LogLevel, StateMachine } from 'aws-cdk-lib/aws-stepfunctions'
import { Construct } from 'constructs'
import { acknowledged } from './acknowledged.ts'
import { type CloseFunctions, closeFunctions } from './close-functions.ts'
import { closeSteps } from './close-steps.ts'
import type { Services } from './services.ts'
import { wildcardSid } from './wildcards.ts'
import type { ZoneFunction } from './zone-function.ts'

/** From the closing time over the release time at most; a close still running after that was forgotten. */
const EXECUTION_LIMIT_DAYS = 45

/** The close as one state machine: it can stop at any step and run twice with the same bytes. */
export class MonthlyClose extends Construct {
  readonly stateMachine: StateMachine

  constructor(scope: Construct, id: string, services: Services) {
    super(scope, id)
    const functions = closeFunctions(this, services)
    const logGroup = new LogGroup(this, 'Log', { retention: RetentionDays.ONE_YEAR })
    const role = invokingOnly(this, functions)
    this.stateMachine = new StateMachine(this, 'StateMachine', {
      definitionBody: DefinitionBody.fromChainable(closeSteps(this, functions)),
      timeout: Duration.days(EXECUTION_LIMIT_DAYS),
      // The steps' inputs are codes and periods only, still the log keeps just the errors.
      logs: { destination: logGroup, level: LogLevel.ERROR, includeExecutionData: true },
      role: role.withoutPolicyUpdates(),
    })
    acknowledged.stateMachine(this.stateMachine, role)
    this.alarmOnFailure(services)
    alarmOnHold(this, functions.stage, services)
  }

  private alarmOnFailure({ alarms }: Services): void {
    const period = Duration.minutes(5)
    const runbook = 'monthly-close'
    alarms.raise(this, 'Failed', {
      metric: this.stateMachine.metricFailed({ period }),
      errorImpact: 'The close of a month stopped: its bulletin is not published and no official has mail.',
      runbook,
    })
    alarms.raise(this, 'TimedOut', {
      metric: this.stateMachine.metricTimedOut({ period }),
      errorImpact: 'A close has waited for six weeks and was ended: that month has no bulletin.',
      runbook,
    })
    alarms.raise(this, 'Aborted', {
      metric: this.stateMachine.metricAborted({ period }),
      errorImpact: 'Somebody stopped the close of a month: it is not published until it is started again.',
      runbook,
    })
  }
}

/** A held release is no failure of anything: the function says so in its log, and that is what is counted. */
function alarmOnHold(scope: Construct, { fn }: ZoneFunction, { alarms }: Services): void {
  const [metricNamespace, metricName] = [Stack.of(scope).stackName, 'HeldReleases']
  const filter = fn.logGroup.addMetricFilter('Held', {
    filterPattern: FilterPattern.stringValue('$.message', '=', 'release-held'),
    ...{ metricNamespace, metricName, metricValue: '1' },
  })
  alarms.raise(scope, 'Held', {
    metric: filter.metric({ statistic: 'Sum', period: Duration.minutes(5) }),
    errorImpact: 'A sealed bulletin is held back by its checklist: unless somebody answers for it, its release passes.',
    runbook: 'release-held',
  })
}

/** CDK would allow every version and alias of the functions (`arn:*`); the steps call the functions themselves. */
function invokingOnly(scope: Construct, functions: CloseFunctions): Role {
  const role = new Role(scope, 'Role', { assumedBy: new ServicePrincipal('states.amazonaws.com') })
  role.addToPolicy(
    new PolicyStatement({
      actions: ['lambda:InvokeFunction'],
      resources: Object.values(functions).map(({ fn }) => fn.functionArn),
    }),
  )
  role.addToPolicy(
    new PolicyStatement({
      sid: wildcardSid('ExecutionLogDelivery'),
      actions: [
        'logs:CreateLogDelivery',
        'logs:DeleteLogDelivery',
        'logs:DescribeLogGroups',
        'logs:DescribeResourcePolicies',
        'logs:GetLogDelivery',
        'logs:ListLogDeliveries',
        'logs:PutResourcePolicy',
        'logs:UpdateLogDelivery',
      ],
      resources: ['*'],
    }),
  )
  return role
}
