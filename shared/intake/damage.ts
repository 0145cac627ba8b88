import { type DamageCode, damageMessages } from '../messages/intake-damage.ts'
import { fill } from '../messages/speak.ts'
import type { Bilingual } from '../submission.ts'
import { shown } from './finding.ts'

/** What is wrong inside a container, in both languages. Names of parts and cells are the file's own words: shown, never obeyed. */
export function damage(code: DamageCode, params: Readonly<Record<string, string | number>> = {}): Bilingual {
  const plain = Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, typeof value === 'string' ? shown(value) : value]),
  )
  return { zh: fill(damageMessages[code].zh, plain), en: fill(damageMessages[code].en, plain) }
}
