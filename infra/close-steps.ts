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

/** A sender that died holds its message for a minute: these attempts go on for two, whatever chance would have. */
const RETRY_MAIL = { ...RETRY, jitterStrategy: JitterType.NONE }

/** Which edition: what every step after freeze is told, and all that it needs. */
const EDITION = {
  programme: JsonPath.stringAt('$.programme'),
  period: JsonPath.stringAt('$.period'),
  edition: JsonPath.numberAt('$.edition'),
}

const PUBLISH_AT = JsonPath.stringAt('$.publishAt')

/** freeze → aggregate per region → combine → render → seal → stage, until nothing holds it → (mail ahead | release time → publish) → notify, in JSONPath. */
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
    .next(untilReady(scope, functions, releaseSteps(scope, functions)))
  return untilFrozen(scope, functions.freeze, edition)
}

/** Laid ready and gone through the checklist; held, it is looked at again now and then, and an operator's word starts a close anew. */
function untilReady(scope: Construct, functions: CloseFunctions, release: IChainable): IChainable {
  const stage = asking(scope, 'Stage', functions.stage, { ...EDITION, publishAt: PUBLISH_AT }, '$.stage')
  const wait = new Wait(scope, 'Held back', { time: WaitTime.timestampPath('$.stage.until') })
  const status = (value: string) => Condition.stringEquals('$.stage.status', value)
  return stage.next(
    new Choice(scope, 'Anything that holds it?').when(status('held'), wait.next(stage)).when(status('ready'), release),
  )
}

/** The minute of release waits for nothing but the clock: mail ahead of it goes its own way, and what fails there holds up nobody. */
function releaseSteps(scope: Construct, functions: CloseFunctions): IChainable {
  const step = (id: string, fn: ZoneFunction) => task(scope, id, fn, EDITION)
  const atTheMinute = new Wait(scope, 'Until release', { time: WaitTime.timestampPath('$.publishAt') })
  return new Parallel(scope, 'Release', { resultPath: JsonPath.DISCARD })
    .branch(mailAhead(scope, functions))
    .branch(atTheMinute.next(step('Publish', functions.publish)))
    .next(task(scope, 'Notify', functions.notify, EDITION, RETRY_MAIL))
}

function mailAhead(scope: Construct, functions: CloseFunctions): IChainable {
  const payload = { ...EDITION, ahead: { publishAt: PUBLISH_AT } }
  const notify = asking(scope, 'Notify ahead', functions.notify, payload, '$.ahead')
  const done = new Pass(scope, 'Nobody more ahead')
  notify.addCatch(done, { resultPath: JsonPath.DISCARD })
  const wait = new Wait(scope, 'Until the next may have it', { time: WaitTime.timestampPath('$.ahead.until') })
  const status = (value: string) => Condition.stringEquals('$.ahead.status', value)
  return notify.next(
    new Choice(scope, 'Anybody more ahead?').when(status('wait'), wait.next(notify)).when(status('done'), done),
  )
}

/** A step whose answer decides what comes next: kept beside the state. */
function asking(
  scope: Construct,
  id: string,
  { fn }: ZoneFunction,
  payload: Record<string, unknown>,
  resultPath: string,
  retry = RETRY,
): LambdaInvoke {
  const invoke = new LambdaInvoke(scope, id, {
    ...{ lambdaFunction: fn, payload: TaskInput.fromObject(payload), payloadResponseOnly: true },
    ...{ retryOnServiceExceptions: false, resultPath },
  })
  invoke.addRetry(retry)
  return invoke
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
function task(
  scope: Construct,
  id: string,
  fn: ZoneFunction,
  payload: Record<string, unknown>,
  retry = RETRY,
): LambdaInvoke {
  return asking(scope, id, fn, payload, JsonPath.DISCARD, retry)
}
