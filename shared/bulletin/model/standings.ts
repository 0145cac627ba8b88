import type { ZoneStanding } from '../../figures/figure.ts'
import { type MessageCode, say } from '../../messages/catalogue.ts'
import type { StandingList } from '../document.ts'
import { regionsInOrder, type Source } from './tables.ts'
import { zoneName } from './zone-tables.ts'

const STANDINGS: readonly (readonly [ZoneStanding['standing'], MessageCode])[] = [
  ['missing', 'bulletinMissing'],
  ['rejected', 'bulletinRejected'],
  ['overdue', 'bulletinOverdue'],
  ['to-explain', 'bulletinToExplain'],
]

/** Zones by name, under their regions, that are missing, rejected, overdue or owe an explanation. */
export function standingLists({ lang, programme, figures }: Source): StandingList[] {
  const names = new Map(programme.zones.map((zone) => [zone.id, zoneName(zone, lang)]))
  return STANDINGS.flatMap(([standing, code]) => {
    const zones = figures.standings.filter((each) => each.standing === standing)
    if (zones.length === 0) return []
    const lines = regionsInOrder(programme).flatMap((region) => {
      const own = zones.filter((each) => each.region === region.code).map(({ zone }) => names.get(zone) ?? zone)
      return own.length === 0
        ? []
        : [{ region: region.name[lang], zones: own.join(say(lang, 'bulletinListSeparator')) }]
    })
    // A zone that is both overdue and owes an explanation is named once, under what asks more of it.
    const elsewhere = standing === 'overdue' ? Math.max(0, figures.coverage.overdue - zones.length) : 0
    const head = { standing: say(lang, code), count: zones.length, elsewhere }
    return [{ head: say(lang, elsewhere === 0 ? 'bulletinListHead' : 'bulletinListHeadElsewhere', head), lines }]
  })
}
