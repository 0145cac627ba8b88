import { Duration } from 'aws-cdk-lib'
import {
  Choice,
  Condition,
  type IChainable,
  JitterType,
  JsonPath,
  Map as MapState,
  Parallel,
  Pass,
  Succeed,
  TaskInput,
  Wait,
  WaitTime,
} from 'aws-cdk-lib/aws-stepfunctions'
import { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks'
import type { Construct } from 'constructs'
import { FACES } from '../shared/bulletin/files.ts'
import type { CloseFunctions } from './close-functions.ts'
import type { ZoneFunction } from './zone-function.ts'

/** Regions computed at a time: enough for a province at once, little enough for the account's other functions. */
const REGIONS_AT_A_TIME = 20

/** Every step can be repeated, so any failure is tried again: seven attempts over some three minutes. */
const RETRY = {
  errors: ['States.ALL'],
  interval: Duration.seconds(2),
  backoffRate: 2,
  maxAttempts: 6,
  maxDelay: Duration.seconds(60),
  jitterStrategy: JitterType.FULL,
}

/** Which edition: what every step after freeze is told, and all that it needs. */
const EDITION = {
  programme: JsonPath.stringAt('$.programme'),
  period: JsonPath.stringAt('$.period'),
  edition: JsonPath.numberAt('$.edition'),
}

/** freeze → aggregate per region → combine → render → seal → stage → (release time) → publish → notify, in JSONPath. */
export function closeSteps(scope: Construct, functions: CloseFunctions): IChainable {
  const step = (id: string, fn: ZoneFunction, payload: Record<string, unknown>) => task(scope, id, fn, payload)
  const edition = new Pass(scope, 'The cut is written', { inputPath: '$.freeze' })
  edition
    .next(
      eachRegion(scope, step('Aggregate', functions.aggregate, { ...EDITION, region: JsonPath.stringAt('$.region') })),
    )
    .next(step('Combine', functions.combine, EDITION))
    .next(
      new Parallel(scope, 'Render', { resultPath: JsonPath.DISCARD }).branch(
        ...FACES.map((face) => step(`Render ${face}`, functions.render, { ...EDITION, face })),
      ),
    )
    .next(step('Seal', functions.seal, EDITION))
    .next(step('Stage', functions.stage, EDITION))
    .next(new Wait(scope, 'Until release', { time: WaitTime.timestampPath('$.publishAt') }))
    .next(step('Publish', functions.publish, EDITION))
    .next(step('Notify', functions.notify, EDITION))
  return untilFrozen(scope, functions.freeze, edition)
}

/**
 * Freeze answers beside the execution's own input, not instead of it: asked again after the wait it gets that input once more,
 * with whatever the operator asked for.
 */
function untilFrozen(scope: Construct, { fn }: ZoneFunction, frozen: IChainable): IChainable {
  const freeze = new LambdaInvoke(scope, 'Freeze', {
    lambdaFunction: fn,
    payloadResponseOnly: true,
    retryOnServiceExceptions: false,
    resultPath: '$.freeze',
  }).addRetry(RETRY)
  const wait = new Wait(scope, 'Until uploads have landed', { time: WaitTime.timestampPath('$.freeze.until') })
  const status = (value: string) => Condition.stringEquals('$.freeze.status', value)
  return freeze.next(
    new Choice(scope, 'Anything to close?')
      .when(status('none'), new Succeed(scope, 'Nothing to close'))
      .when(status('wait'), wait.next(freeze))
      .when(status('frozen'), frozen),
  )
}

function eachRegion(scope: Construct, aggregate: LambdaInvoke): MapState {
  const map = new MapState(scope, 'Each region', {
    itemsPath: '$.regions',
    itemSelector: { ...EDITION, region: JsonPath.stringAt('$$.Map.Item.Value') },
    maxConcurrency: REGIONS_AT_A_TIME,
    resultPath: JsonPath.DISCARD,
  })
  map.itemProcessor(aggregate)
  return map
}

/** What a step answers is not passed on: the next one reads what it stored. */
function task(scope: Construct, id: string, { fn }: ZoneFunction, payload: Record<string, unknown>): LambdaInvoke {
  const invoke = new LambdaInvoke(scope, id, {
    lambdaFunction: fn,
    payload: TaskInput.fromObject(payload),
    payloadResponseOnly: true,
    retryOnServiceExceptions: false,
    resultPath: JsonPath.DISCARD,
  })
  invoke.addRetry(RETRY)
  return invoke
}
