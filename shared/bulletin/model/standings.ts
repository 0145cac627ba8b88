import type { ZoneStanding } from '../../figures/figure.ts'
import { type MessageCode, say } from '../../messages/catalogue.ts'
import type { Block, Section } from '../document.ts'
import { labelled, paragraphs, section } from './blocks.ts'
import { coverageSentence } from './highlights.ts'
import { regionsInOrder, type Source } from './tables.ts'
import { zoneName } from './zone-tables.ts'

const STANDINGS: readonly (readonly [ZoneStanding['standing'], MessageCode])[] = [
  ['missing', 'bulletinMissing'],
  ['rejected', 'bulletinRejected'],
  ['overdue', 'bulletinOverdue'],
  ['to-explain', 'bulletinToExplain'],
]

export function standingSection(source: Source): Section {
  const { lang, figures } = source
  const lists = standingLists(source)
  return section(lang, 'reporting', 'bulletinStandings', [
    paragraphs([coverageSentence(lang, figures.coverage)]),
    lists.length === 0 ? paragraphs([say(lang, 'bulletinAllInOrder')]) : lists,
  ])
}

/** Zones by name, under their regions, that are missing, rejected, overdue or owe an explanation. */
function standingLists({ lang, programme, figures }: Source): Block[] {
  const names = new Map(programme.zones.map((zone) => [zone.id, zoneName(zone, lang)]))
  return STANDINGS.flatMap(([standing, code]) => {
    const zones = figures.standings.filter((each) => each.standing === standing)
    if (zones.length === 0) return []
    const lines = regionsInOrder(programme).flatMap((region) => {
      const own = zones.filter((each) => each.region === region.code).map(({ zone }) => names.get(zone) ?? zone)
      return own.length === 0 ? [] : [{ label: region.name[lang], text: own.join(say(lang, 'bulletinListSeparator')) }]
    })
    // A zone that is both overdue and owes an explanation is named once, under what asks more of it.
    const elsewhere = standing === 'overdue' ? Math.max(0, figures.coverage.overdue - zones.length) : 0
    const head = { standing: say(lang, code), count: zones.length, elsewhere }
    return labelled(lines, say(lang, elsewhere === 0 ? 'bulletinListHead' : 'bulletinListHeadElsewhere', head))
  })
}
