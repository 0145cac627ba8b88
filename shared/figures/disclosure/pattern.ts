import { type Residual, residualOf, spanOf } from './algebra.ts'

/** A published sum before it is decided whether it is shown. */
export interface SumCell {
  readonly key: string
  /** Cells with the same link are shown or not shown together: a month and its year to date give each other away over time. */
  readonly link: string
  /** Zones whose figures are in it. */
  readonly zones: number
  /** What it is the sum of: each zone's filed figures. */
  readonly atoms: readonly Atom[]
  /** Which of several cells is given up first: the lowest by level, or by size. */
  readonly rank: readonly [level: number, size: number, order: number]
}

export interface Atom {
  readonly zone: string
  /** Zone and figure: the same wherever it is added. */
  readonly key: string
}

/**
 * The cells that are not shown: those resting on fewer zones than the minimum, and as many more as it takes that no sums and
 * differences of the rest give back one of them, a single zone's figure, or two zones or cells together that would be too few.
 * Deterministic; of two ways to choose the one with fewer cells.
 */
export function suppressedCells(cells: readonly SumCell[], minimum: number): ReadonlySet<string> {
  const filled = cells.filter(({ atoms }) => atoms.length > 0)
  const table = tableOf(filled, minimum)
  const primary = new Set(cells.filter(({ zones }) => zones > 0 && zones < minimum).map(({ link }) => link))
  const suppressed = ORDERS.map((order) => {
    const hidden = withSecondary(table, primary, order)
    return new Set(cells.filter(({ link, zones }) => hidden.has(link) && zones > 0).map(({ key }) => key))
  })
  const fewest = Math.min(...suppressed.map(({ size }) => size))
  return suppressed.find(({ size }) => size === fewest) ?? new Set()
}

type Order = (a: SumCell, b: SumCell) => number

/** The least important first, or the smallest. */
const ORDERS: readonly Order[] = [
  ({ rank: a }, { rank: b }) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2],
  ({ rank: a }, { rank: b }) => a[1] - b[1] || a[0] - b[0] || a[2] - b[2],
]

/** Cells are given up one by one, and one that turns out not to be needed is shown again. */
function withSecondary(table: Table, primary: ReadonlySet<string>, order: Order): ReadonlySet<string> {
  const hidden = new Set(primary)
  const added: string[] = []
  for (let leak = leakOf(table, hidden); leak !== null; leak = leakOf(table, hidden)) {
    const [next] = [...leak].sort((a, b) => order(a.cell, b.cell))
    if (!next) throw new RangeError('a figure is given away by nothing that could be withheld')
    hidden.add(next.cell.link)
    added.push(next.cell.link)
  }
  for (const link of added.reverse()) {
    hidden.delete(link)
    if (leakOf(table, hidden)) hidden.add(link)
  }
  return hidden
}

interface Table {
  readonly width: number
  readonly rows: readonly TableRow[]
  /** What has to stay unknown besides the hidden cells: each column that rests on too few zones. */
  readonly columns: readonly Guarded[]
  readonly minimum: number
}

interface TableRow {
  readonly cell: SumCell
  readonly guarded: Guarded
}

interface Guarded {
  readonly vector: readonly number[]
  /** All of them where they are fewer than the minimum; else none, for nobody asks. */
  readonly few: ReadonlySet<string> | null
}

/** Atoms that are in the same cells cannot be told apart: one column for all of them. */
function tableOf(cells: readonly SumCell[], minimum: number): Table {
  const cellsOf = new Map<string, { atom: Atom; cells: Map<number, number> }>()
  for (const [index, { atoms }] of cells.entries()) {
    for (const atom of atoms) {
      const found = cellsOf.get(atom.key) ?? { atom, cells: new Map<number, number>() }
      found.cells.set(index, (found.cells.get(index) ?? 0) + 1)
      cellsOf.set(atom.key, found)
    }
  }
  const groups = [...Map.groupBy(cellsOf.values(), (each) => [...each.cells].join(';')).values()]
  const fewOf = (zones: ReadonlySet<string>) => (zones.size < minimum ? zones : null)
  return {
    width: groups.length,
    minimum,
    rows: cells.map((cell, index) => ({
      cell,
      guarded: {
        vector: groups.map(([first]) => first?.cells.get(index) ?? 0),
        few: fewOf(new Set(cell.atoms.map(({ zone }) => zone))),
      },
    })),
    columns: groups
      .map((group, column) => ({
        vector: groups.map((_group, other) => (other === column ? 1 : 0)),
        few: fewOf(new Set(group.map(({ atom }) => atom.zone))),
      }))
      .filter(({ few }) => few !== null),
  }
}

/** The published cells by which something is given away that must not be; null where nothing is. */
function leakOf({ rows, columns, width, minimum }: Table, hidden: ReadonlySet<string>): readonly TableRow[] | null {
  const shown = rows.filter(({ cell }) => !hidden.has(cell.link))
  const span = spanOf(
    shown.map(({ guarded }) => guarded.vector),
    width,
  )
  const withheld = rows.filter(({ cell }) => hidden.has(cell.link)).map(({ guarded }) => guarded)
  for (const guarded of [withheld, columns]) {
    const used = givenAway(
      guarded.map((each) => ({ ...each, residual: residualOf(span, each.vector) })),
      minimum,
    )
    if (used) return used.flatMap((index) => shown[index] ?? [])
  }
  return null
}

type Judged = Guarded & { readonly residual: Residual }

function givenAway(all: readonly Judged[], minimum: number): readonly number[] | null {
  const single = all.find(({ residual }) => residual.determined)
  if (single) return single.residual.used
  for (const alike of Map.groupBy(all, ({ residual }) => residual.direction).values()) {
    for (const [index, a] of alike.entries()) {
      const b = alike.slice(index + 1).find((other) => areTooFew(a, other, minimum))
      if (b) return [...new Set([...a.residual.used, ...b.residual.used])]
    }
  }
  return null
}

/** Two that have no zone in common and together are below the minimum. */
function areTooFew(a: Guarded, b: Guarded, minimum: number): boolean {
  if (!a.few || !b.few || a.few.size + b.few.size >= minimum) return false
  const [one, other] = [a.few, b.few]
  return [...one].every((zone) => !other.has(zone))
}
