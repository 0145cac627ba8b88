/** Collects every fault of a programme's files in one pass, each with its place and a sentence. */
export interface Faults {
  readonly list: string[]
  /** `row` counts from 1 with the header, as a spreadsheet shows it. */
  at(file: string, row: number | null, column: string | null, sentence: string): void
  /** Whether none of the files has a fault so far: references into a damaged table would only repeat its faults. */
  intact(...files: readonly string[]): boolean
}

/** How many faults are listed before the rest is only counted: enough to mend a file, not a screenful for each cell of a wrong one. */
const LISTED_MAX = 200

export function collectFaults(): Faults {
  const list: string[] = []
  const damaged = new Set<string>()
  return {
    list,
    intact: (...files) => !files.some((file) => damaged.has(file)),
    at(file, row, column, sentence) {
      damaged.add(file)
      if (list.length > LISTED_MAX) return
      const place = [row === null ? '' : `row ${row}`, column === null ? '' : `column ${column}`]
        .filter(Boolean)
        .join(', ')
      list.push(
        list.length === LISTED_MAX
          ? `more than ${LISTED_MAX} faults: the rest is not listed`
          : `${file}: ${place === '' ? '' : `${place}: `}${sentence}`,
      )
    },
  }
}
