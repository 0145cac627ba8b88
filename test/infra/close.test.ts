import { describe, expect, it } from 'vitest'
import { FACES } from '../../shared/bulletin/files.ts'
import { resourcesOf, synthesize } from './template.ts'

// biome-ignore lint/suspicious/noExplicitAny: states are JSON of every shape
type State = any
interface Machine {
  readonly StartAt: string
  readonly States: Record<string, State>
}

const template = synthesize()
const [, machine] = resourcesOf(template, 'AWS::StepFunctions::StateMachine')[0]!
// Function ARNs are references, and stand in the text as their logical ids.
const text = machine.Properties.DefinitionString['Fn::Join'][1]
  // biome-ignore lint/suspicious/noExplicitAny: parts are text or references
  .map((part: any) => (typeof part === 'string' ? part : (part['Fn::GetAtt']?.[0] ?? 'aws')))
  .join('')
const definition: Machine = JSON.parse(text)

function follow({ StartAt, States }: Machine): string[] {
  const path: string[] = []
  for (let name: string | undefined = StartAt; name !== undefined; name = next(States[name])) path.push(name)
  return path
}

const next = (state: State): string | undefined =>
  state.Choices?.find((choice: State) => ['frozen', 'ready'].includes(choice.StringEquals))?.Next ?? state.Next

const machinesIn = (machine: Machine): Machine[] => [
  machine,
  ...Object.values(machine.States).flatMap((state) =>
    [...(state.Branches ?? []), ...(state.ItemProcessor ? [state.ItemProcessor] : [])].flatMap(machinesIn),
  ),
]
const states = machinesIn(definition).flatMap(({ States }) => Object.entries(States))
const state = (name: string) => Object.fromEntries(states)[name]

it('goes from the cut to the mail in this order', () => {
  expect(follow(definition)).toEqual([
    'Freeze',
    'Anything to close?',
    'The cut is written',
    'Each region',
    'Combine',
    'Render',
    'Seal',
    'Stage',
    'Anything that holds it?',
    'Release',
    'Notify',
  ])
})

describe('freeze', () => {
  it('ends the close when there is none, and is asked again when uploads may still land', () => {
    const choices: State[] = state('Anything to close?').Choices
    const after = Object.fromEntries(choices.map(({ StringEquals, Next }) => [StringEquals, Next]))
    expect(after).toEqual({
      none: 'Nothing to close',
      wait: 'Until uploads have landed',
      frozen: 'The cut is written',
    })
    expect(state('Nothing to close').Type).toBe('Succeed')
    expect(state('Until uploads have landed')).toMatchObject({ TimestampPath: '$.freeze.until', Next: 'Freeze' })
    expect(state('Anything to close?').Default).toBeUndefined()
  })

  it('hears the execution’s own input both times', () => {
    expect(state('Freeze').Parameters).toBeUndefined()
    expect(state('Freeze').ResultPath).toBe('$.freeze')
  })
})

it('adds up each region by itself, a limited number at a time', () => {
  const map = state('Each region')
  expect(map.ItemsPath).toBe('$.regions')
  expect(map.MaxConcurrency).toBe(20)
  expect(follow(map.ItemProcessor)).toEqual(['Aggregate'])
  expect(map.ItemSelector['region.$']).toBe('$$.Map.Item.Value')
})

it('renders every face at once', () => {
  const faces = state('Render').Branches.flatMap(({ States }: Machine) => Object.values(States))
  expect(faces.map(({ Parameters }: State) => Parameters.face)).toEqual([...FACES])
})

it('looks again at what the checklist holds, and releases only what it does not', () => {
  const after = Object.fromEntries(
    state('Anything that holds it?').Choices.map(({ StringEquals, Next }: State) => [StringEquals, Next]),
  )
  expect(after).toEqual({ held: 'Held back', ready: 'Release' })
  expect(state('Held back')).toMatchObject({ TimestampPath: '$.stage.until', Next: 'Stage' })
  expect(state('Anything that holds it?').Default).toBeUndefined()
})

describe('the release', () => {
  const [ahead, minute]: Machine[] = state('Release').Branches

  it('is at its minute, whatever becomes of the mail ahead of it', () => {
    expect(follow(minute!)).toEqual(['Until release', 'Publish'])
    expect(state('Until release').TimestampPath).toBe('$.publishAt')
    expect(state('Notify ahead').Catch).toEqual([
      { ErrorEquals: ['States.ALL'], Next: 'Nobody more ahead', ResultPath: null },
    ])
  })

  it('is told ahead to each whose time has come', () => {
    expect(Object.keys(ahead!.States).sort()).toEqual([
      ...['Anybody more ahead?', 'Nobody more ahead', 'Notify ahead', 'Until the next may have it'],
    ])
    expect(state('Notify ahead').Parameters.ahead).toEqual({ 'publishAt.$': '$.publishAt' })
    expect(state('Until the next may have it')).toMatchObject({ TimestampPath: '$.ahead.until', Next: 'Notify ahead' })
  })
})

describe.each(states.filter(([, { Type }]) => Type === 'Task'))('%s', (name, task) => {
  it('calls the function of its name', () => {
    expect(task.Resource).toMatch(new RegExp(`close${name.split(' ')[0]?.toLowerCase()}Function`))
  })

  it('is tried seven times, whatever the failure', () => {
    expect(task.Retry).toEqual([
      {
        ErrorEquals: ['States.ALL'],
        IntervalSeconds: 2,
        MaxAttempts: 6,
        MaxDelaySeconds: 60,
        BackoffRate: 2,
        // Mail is tried until a sender that died has lost its claim.
        JitterStrategy: name === 'Notify' ? 'NONE' : 'FULL',
      },
    ])
  })

  it('is told which edition, and answers beside the state', () => {
    if (name === 'Freeze') return
    expect(task.ResultPath ?? null).toBe({ Stage: '$.stage', 'Notify ahead': '$.ahead' }[name] ?? null)
    expect(task.Parameters).toMatchObject({
      'programme.$': '$.programme',
      'period.$': '$.period',
      'edition.$': '$.edition',
    })
  })
})

it('is JSONPath throughout, for the local cloud speaks nothing else', () => {
  expect(text).not.toContain('JSONata')
})

it('ends after six weeks and logs its errors', () => {
  expect(JSON.parse(text).TimeoutSeconds).toBe(45 * 24 * 3600)
  expect(machine.Properties.LoggingConfiguration.Level).toBe('ERROR')
})
