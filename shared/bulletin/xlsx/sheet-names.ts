/** A sheet's name has at most 31 characters and none of these. */
const NAME_CHARACTERS = 31
const FORBIDDEN = /[[\]:*?/\\\p{Cc}]/gu

/** Captions as sheets' names: short, allowed, each once (a spreadsheet holds capital and small letters to be the same). */
export function sheetNames(captions: readonly string[], taken: readonly string[]): string[] {
  const used = new Set(taken.map(key))
  return captions.map((caption) => {
    const clean = caption
      .replace(FORBIDDEN, ' ')
      .replace(/^'+|'+$/g, '')
      .trim()
    const name = firstFree(clean, used)
    used.add(key(name))
    return name
  })
}

function firstFree(name: string, used: ReadonlySet<string>): string {
  for (let n = 1; ; n += 1) {
    const tail = n === 1 ? '' : ` ${n}`
    const candidate = `${[...name]
      .slice(0, NAME_CHARACTERS - tail.length)
      .join('')
      .trim()}${tail}`
    if (!used.has(key(candidate))) return candidate
  }
}

const key = (name: string) => name.toLowerCase()
