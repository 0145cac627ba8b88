import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { type History, type PastFiling, pastFiling } from '../../shared/intake/history.ts'
import { judge } from '../../shared/intake/judge.ts'
import { type Period, parsePeriod, periodFromSlug, periodSlug } from '../../shared/period.ts'
import { exists } from '../../shared/programme/calendar.ts'
import type { Programme, Zone } from '../../shared/programme/schema.ts'
import { historyPeriods } from '../../shared/store/history.ts'
import { isAccepted } from '../../shared/submission.ts'
import { required, UsageError } from './command.ts'
import { loadedProgramme } from './programmes-here.ts'

const TEXT = { type: 'string' } as const

/** Options of the commands that work on one zone's form without a cloud. */
export const ZONE_OPTIONS = { programme: TEXT, period: TEXT, zone: TEXT, history: TEXT, programmes: TEXT } as const

export const ZONE_USAGE = '--programme P --period M --zone Z [--history DIR] [--programmes DIR]'

export interface ZoneForm {
  readonly programme: Programme
  readonly period: Period
  readonly zone: Zone
  readonly history: History
}

/** Throws UsageError, with what there is, for a programme, period or zone that there is not. */
export async function zoneForm(
  values: Partial<Readonly<Record<keyof typeof ZONE_OPTIONS, string | undefined>>>,
): Promise<ZoneForm> {
  const id = required(values.zone, '--zone')
  const programme = await loadedProgramme(values)
  const { code } = programme
  const period = periodOf(programme, required(values.period, '--period'))
  const zone = programme.zones.find((each) => each.id === id)
  if (!zone) throw new UsageError(`${code} has no zone ${id}`)
  const form = { programme, period, zone }
  return { ...form, history: values.history === undefined ? [] : await historyIn(values.history, form) }
}

function periodOf({ code, calendar }: Programme, text: string): Period {
  const period = parsePeriod(text) ? text : periodFromSlug(text)
  if (!period || !exists(calendar, period)) throw new UsageError(`${code} has no period ${text}`)
  return period
}

/**
 * The zone's earlier files, laid out as `import` takes them: DIR/{period}/{zone}.xlsx|csv|json, each judged with those before it.
 * One that was refused is none.
 */
async function historyIn(dir: string, { programme, period, zone }: Omit<ZoneForm, 'history'>): Promise<History> {
  if (!existsSync(dir)) throw new UsageError(`there is no folder ${dir}`)
  const history: PastFiling[] = []
  for (const earlier of historyPeriods(programme, period)) {
    const folder = join(dir, periodSlug(earlier))
    const names = existsSync(folder) ? readdirSync(folder).filter((name) => stem(name) === zone.id) : []
    const [fileName, second] = names.sort()
    if (second) throw new UsageError(`${folder} has several files of ${zone.id}: ${names.join(' ')}`)
    if (!fileName) continue
    const bytes = readFileSync(join(folder, fileName))
    const judgement = await judge({ bytes, fileName, programme, period: earlier, zone, history })
    if (isAccepted({ judgement })) history.push(pastFiling(earlier, judgement))
  }
  return history
}

function stem(name: string): string {
  return name.slice(0, name.length - extname(name).length)
}
