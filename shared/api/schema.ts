import type { Json } from '../digest.ts'

/** A JSON Schema (2020-12), as OpenAPI 3.1 takes it. */
export type Schema = { readonly [keyword: string]: Json }

/** A few words of JSON Schema, so that descriptions read like the answers they describe. */
export const text = (description?: string): Schema => ({ type: 'string', ...(description ? { description } : {}) })
export const instant: Schema = { type: 'string', format: 'date-time' }
export const count: Schema = { type: 'integer', minimum: 0 }
export const positive: Schema = { type: 'integer', minimum: 1 }
export const flag: Schema = { type: 'boolean' }
export const sha256: Schema = { type: 'string', pattern: '^[0-9a-f]{64}$' }
export const oneOf = (...values: readonly string[]): Schema => ({ type: 'string', enum: values })
export const nullable = (schema: Schema): Schema => ({ anyOf: [schema, { type: 'null' }] })
export const listOf = (items: Schema): Schema => ({ type: 'array', items })
export const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` })
export const saying = (schema: Schema, description: string): Schema => ({ ...schema, description })

/** An object with exactly these members, all of them there. */
export function object(properties: Readonly<Record<string, Schema>>): Schema {
  return { type: 'object', required: Object.keys(properties), additionalProperties: false, properties }
}
