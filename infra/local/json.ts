import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** Templates, events and state-machine data: JSON whose shape others decide, read field by field. */
export type Json = null | boolean | number | string | Json[] | JsonObject
export interface JsonObject {
  [key: string]: Json
}
type Maybe = Json | undefined

export function isObject(value: Maybe): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** An absent object is an empty one; anything else in its place is an error. */
export function object(value: Maybe): JsonObject {
  if (value === undefined || value === null) return {}
  if (!isObject(value)) throw new TypeError(`expected an object, found ${JSON.stringify(value)}`)
  return value
}

export function list(value: Maybe): Json[] {
  if (value === undefined || value === null) return []
  if (!Array.isArray(value)) throw new TypeError(`expected a list, found ${JSON.stringify(value)}`)
  return value
}

/** Numbers are taken too: CloudFormation writes them either way. */
export function text(value: Maybe, otherwise?: string): string {
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return value
  if ((value === undefined || value === null) && otherwise !== undefined) return otherwise
  throw new TypeError(`expected a text, found ${JSON.stringify(value)}`)
}

export function parseJson(source: string): Json {
  const value: Json = JSON.parse(source)
  return value
}

export function readJson(file: string): Json {
  return existsSync(file) ? parseJson(readFileSync(file, 'utf8')) : null
}

/** By rename, so that a process killed meanwhile leaves the old file or the new one, never half; owner only. */
export function writeJson(file: string, value: unknown): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(`${file}.new`, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 })
  renameSync(`${file}.new`, file)
}
