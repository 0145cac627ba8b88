import { isObject, type Json, type JsonObject, list, object, text } from './json.ts'
import type { Identity, Resource, Template } from './template.ts'

export interface ResolverOptions {
  readonly parameters: Readonly<Record<string, string>>
  readonly pseudo: Readonly<Record<string, string>>
  readonly identify: (resource: Resource) => Identity
}

export type Resolve = (value: Json | undefined) => Json
export interface Resolver {
  readonly resolve: Resolve
  /** false for a resource whose condition does not hold */
  readonly exists: (resource: Resource) => boolean
}

/** Evaluates CloudFormation's intrinsic functions; a name or function that it does not know throws. */
export function createResolver(template: Template, options: ResolverOptions): Resolver {
  const { source, resources } = template

  const reference = (name: string): Json => {
    const pseudo = options.pseudo[name]
    if (pseudo !== undefined) return pseudo
    const parameter = object(source.Parameters)[name]
    if (parameter !== undefined) {
      const value = options.parameters[name] ?? object(parameter).Default
      if (value === undefined) throw new Error(`parameter ${name} has no default: give it a value`)
      return text(object(parameter).Type).includes('List') ? text(value).split(',') : value
    }
    return options.identify(resource(name)).ref
  }
  const attribute = (name: string, attributeName: string): string => {
    const value = options.identify(resource(name)).attributes[attributeName]
    if (value === undefined) throw new Error(`${resource(name).type} ${name}: attribute ${attributeName} is not known`)
    return value
  }
  const resource = (name: string): Resource => {
    const found = resources.get(name)
    if (!found) throw new Error(`the template refers to ${name}, which it does not contain`)
    return found
  }
  const named = (name: string, variables: JsonObject = {}): string => {
    if (variables[name] !== undefined) return text(resolve(variables[name]))
    const [logicalId = '', ...rest] = name.split('.')
    return rest.length > 0 ? attribute(logicalId, rest.join('.')) : text(reference(name))
  }
  const holds = createConditions(source, (value) => resolve(value))
  const functions = intrinsics(source, (value) => resolve(value), holds, { reference, attribute, named })

  const resolve: Resolve = (value) => {
    if (Array.isArray(value)) return value.map(resolve).filter((item) => item !== NO_VALUE)
    if (!isObject(value)) return value ?? null
    const [entry, ...more] = Object.entries(value)
    if (entry && more.length === 0 && (entry[0] === 'Ref' || entry[0].startsWith('Fn::'))) {
      const intrinsic = functions[entry[0]]
      if (!intrinsic) throw new Error(`${entry[0]} is not provided on one machine`)
      return intrinsic(entry[1])
    }
    const resolved = Object.entries(value).map(([key, item]): [string, Json] => [key, resolve(item)])
    return Object.fromEntries(resolved.filter(([, item]) => item !== NO_VALUE))
  }
  return { resolve, exists: ({ condition }) => condition === null || holds({ Condition: condition }) }
}

/** What `Fn::If` leaves for `AWS::NoValue`. */
const NO_VALUE = '\u0000AWS::NoValue'

interface Lookups {
  readonly reference: (name: string) => Json
  readonly attribute: (name: string, attribute: string) => string
  readonly named: (name: string, variables?: JsonObject) => string
}

type Holds = (condition: Json | undefined) => boolean

function intrinsics(
  source: JsonObject,
  resolve: Resolve,
  holds: Holds,
  lookups: Lookups,
): Record<string, (value: Json) => Json> {
  const items = (value: Json | undefined) => list(resolve(value)).map((item) => text(item))
  return {
    Ref: (value) => (value === 'AWS::NoValue' ? NO_VALUE : lookups.reference(text(value))),
    'Fn::GetAtt': (value) => {
      const [name = '', ...rest] = typeof value === 'string' ? value.split('.') : list(value).map((part) => text(part))
      return lookups.attribute(name, rest.join('.'))
    },
    'Fn::Join': (value) => items(list(value)[1]).join(text(list(value)[0])),
    'Fn::Split': (value) => text(resolve(list(value)[1])).split(text(list(value)[0])),
    'Fn::Select': (value) => {
      const chosen = list(resolve(list(value)[1]))[Number(text(resolve(list(value)[0])))]
      if (chosen === undefined) throw new RangeError(`Fn::Select: no such item in ${JSON.stringify(value)}`)
      return chosen
    },
    'Fn::Sub': (value) => {
      const [pattern, variables] = Array.isArray(value) ? value : [value, {}]
      return text(pattern).replace(/\$\{(!?)([^}]+)\}/g, (_all, literal: string, name: string) =>
        literal ? `\${${name}}` : lookups.named(name, object(variables)),
      )
    },
    'Fn::FindInMap': (value) => {
      const [map = '', first = '', second = ''] = items(value)
      const found = object(object(object(source.Mappings)[map])[first])[second]
      if (found === undefined) throw new Error(`Fn::FindInMap: ${map} has no ${first}, ${second}`)
      return found
    },
    'Fn::If': (value) => {
      const [name, yes, no] = list(value)
      return resolve(holds({ Condition: name ?? null }) ? yes : no)
    },
  }
}

function createConditions(source: JsonObject, resolve: Resolve): Holds {
  const holds: Holds = (value) => {
    const [entry] = Object.entries(object(value))
    const [name, content = null] = entry ?? []
    if (name === 'Condition') return holds(object(source.Conditions)[text(content)])
    if (name === 'Fn::Equals') return text(resolve(list(content)[0])) === text(resolve(list(content)[1]))
    if (name === 'Fn::Not') return !holds(list(content)[0])
    if (name === 'Fn::And') return list(content).every(holds)
    if (name === 'Fn::Or') return list(content).some(holds)
    throw new Error(`condition ${JSON.stringify(value)} is not understood`)
  }
  return holds
}
