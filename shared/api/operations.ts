import { ref, type Schema } from './schema.ts'

/** One answer of a route: bodies by content type; none where the body is of no interest. */
export interface Answer {
  readonly description: string
  readonly content?: Bodies
}

export interface Operation {
  readonly operationId: string
  readonly summary: string
  readonly tag: 'zones' | 'officials' | 'auditors' | 'public'
  readonly query?: readonly Parameter[]
  /** Whether Accept decides between a page for people and JSON. */
  readonly negotiates?: true
  readonly answers: Readonly<Record<number, Answer>>
}

export interface Parameter {
  readonly name: string
  readonly description: string
  readonly schema: Schema
  readonly required?: true
}

/** Routes as the API spells them: `GET /z/{token}`. */
export type Operations = Readonly<Record<string, Operation>>

type Bodies = Readonly<Record<string, Schema | null>>

export const json = (name: string): Bodies => ({ 'application/json': ref(name) })
/** A file, whatever its bytes. */
export const binary = (...types: readonly string[]): Bodies => Object.fromEntries(types.map((type) => [type, null]))
