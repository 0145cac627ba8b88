import { isObject, type Json, type JsonObject, list, object, text } from './json.ts'

/** What a Wait state waits for, given to the task that stands for it. */
export const WAIT_RESOURCE = 'local:wait'

/** The engine's timers take no more; a longer wait is begun again. */
const TASK_LIMIT_SECONDS = 2_000_000

/**
 * Makes a definition fit for the engine: a Wait follows the cloud's clock, so it becomes a task of ours; tasks have no limit of a
 * minute, which is the engine's own idea; and the whole has none, for its days are days of the cloud's clock.
 * @throws for JSONata, which the engine would silently ignore, and for services that have no stand-in
 */
export function adaptDefinition(definition: JsonObject): JsonObject {
  const { TimeoutSeconds: _days, ...kept } = definition
  return { ...kept, States: adaptStates(definition) }
}

/** Every task by name, with its resource: names are unique in the whole machine. */
export function tasksOf(definition: JsonObject): Map<string, string> {
  const tasks = new Map<string, string>()
  for (const [name, value] of Object.entries(object(definition.States))) {
    const state = object(value)
    if (state.Type === 'Task') tasks.set(name, text(state.Resource))
    for (const inner of innerMachines(state)) for (const [task, resource] of tasksOf(inner)) tasks.set(task, resource)
  }
  return tasks
}

const innerMachines = (state: JsonObject) =>
  [...list(state.Branches), state.ItemProcessor ?? {}, state.Iterator ?? {}].filter(isObject)

function adaptStates(machine: JsonObject): JsonObject {
  const states = Object.entries(object(machine.States))
  return Object.fromEntries(states.map(([name, state]) => [name, adaptState(name, object(state), machine)]))
}

function adaptState(name: string, state: JsonObject, machine: JsonObject): Json {
  if (machine.QueryLanguage === 'JSONata' || state.QueryLanguage === 'JSONata') {
    throw new Error(`state ${name}: JSONata is not provided on one machine`)
  }
  if (state.Type === 'Wait') return waitTask(state)
  if (state.Type === 'Task') {
    const resource = text(state.Resource)
    if (!/:lambda:.*:function:|:states:::lambda:invoke$/.test(resource)) {
      throw new Error(`state ${name}: ${resource} is not provided on one machine`)
    }
    const limit = Math.min(Number(state.TimeoutSeconds ?? TASK_LIMIT_SECONDS), TASK_LIMIT_SECONDS)
    return { ...state, TimeoutSeconds: limit }
  }
  const nested: JsonObject = {}
  if (state.Branches) nested.Branches = list(state.Branches).map((branch) => adaptDefinition(object(branch)))
  for (const key of ['ItemProcessor', 'Iterator']) if (state[key]) nested[key] = adaptDefinition(object(state[key]))
  return { ...state, ...nested }
}

function waitTask({ Type: _type, Seconds, SecondsPath, Timestamp, TimestampPath, ...rest }: JsonObject): JsonObject {
  const given = Object.entries({ Seconds, Timestamp, 'Seconds.$': SecondsPath, 'Timestamp.$': TimestampPath })
  const again = { ErrorEquals: ['States.Timeout'], IntervalSeconds: 1, BackoffRate: 1, MaxAttempts: 1_000 }
  return {
    ...rest,
    Type: 'Task',
    Resource: WAIT_RESOURCE,
    Parameters: Object.fromEntries(given.flatMap(([key, value]) => (value === undefined ? [] : [[key, value]]))),
    ResultPath: null,
    TimeoutSeconds: TASK_LIMIT_SECONDS,
    Retry: [again],
  }
}
