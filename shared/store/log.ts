import * as v from 'valibot'
import { putIfAbsent, queryItems } from '../aws/table.ts'
import { tableKeys } from '../keys.ts'
import type { Period } from '../period.ts'
import { checked } from '../records.ts'

/** Who did what in a round. It goes into the archive: codes, counts and ids, no addresses and no tokens. */
export interface LogEntry {
  readonly programme: string
  readonly period: Period
  /** When it happened, from the event itself and never from the clock of who writes it down. */
  readonly time: string
  /** Natural, so that repeating an act writes the same entry: an upload's id, an edition … */
  readonly id: string
  readonly actor: string
  readonly act: string
  readonly detail: Readonly<Record<string, string>>
}

/** Append-only: an entry of the same time and id stays as it is. */
export async function appendLog(entry: LogEntry): Promise<void> {
  await putIfAbsent(tableKeys.log(entry.programme, entry.period, entry.time, entry.id), entry)
}

/** A round's log in order of time. */
export async function readLog(programme: string, period: Period): Promise<LogEntry[]> {
  const found = await queryItems(tableKeys.log(programme, period, '', '').pk, '', parseEntry)
  return found.map(({ data }) => data)
}

const Entry = v.strictObject({
  programme: v.string(),
  period: v.string(),
  time: v.string(),
  id: v.string(),
  actor: v.string(),
  act: v.string(),
  detail: v.record(v.string(), v.string()),
})

function parseEntry(data: unknown): LogEntry {
  return checked(Entry, data, 'log entry')
}
