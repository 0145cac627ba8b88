/** Which figure something is about, as figures, restatements and rows of the table have it. */
export type Place = Readonly<Record<'area' | 'areaLevel' | 'measure', string>> & {
  readonly indicator: string | null
  readonly part: number | null
}

/** Things by the figure that they are about. */
export interface ByPlace<T> {
  get(place: Place): T | undefined
  set(place: Place, value: T): void
}

/** Makes no key of text out of a place: of a large edition every figure is asked for, and an area's figures come one after another. */
export function byPlace<T>(): ByPlace<T> {
  const levels = new Map<string, Map<string, OfArea<T>>>()
  let last: { readonly level: string; readonly area: string; readonly own: OfArea<T> } | null = null
  const ofArea = ({ areaLevel, area }: Place): OfArea<T> => {
    if (last?.area === area && last.level === areaLevel) return last.own
    const areas = levels.get(areaLevel) ?? new Map<string, OfArea<T>>()
    const own = areas.get(area) ?? new Map()
    last = { level: areaLevel, area, own }
    levels.set(areaLevel, areas.set(area, own))
    return own
  }
  return {
    get(place) {
      return entryAt(ofArea(place).get(place.indicator ?? ''), place)?.value
    },
    set(place, value) {
      const own = ofArea(place)
      const { measure, part } = place
      const indicator = place.indicator ?? ''
      const entries = own.get(indicator)
      if (!entries) own.set(indicator, [{ measure, part, value }])
      else {
        const entry = entryAt(entries, place)
        if (entry) entry.value = value
        else entries.push({ measure, part, value })
      }
    },
  }
}

/** By indicator; of one indicator an area has few figures. */
type OfArea<T> = Map<string, Entry<T>[]>

interface Entry<T> extends Pick<Place, 'measure' | 'part'> {
  value: T
}

function entryAt<T>(entries: readonly Entry<T>[] | undefined, { measure, part }: Place): Entry<T> | undefined {
  return entries?.find((entry) => entry.measure === measure && entry.part === part)
}
