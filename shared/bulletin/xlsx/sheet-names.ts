/** A sheet's name has at most 31 characters and none of these. */
const NAME_CHARACTERS = 31
const FORBIDDEN = /[[\]:*?/\\\p{Cc}]/gu

/** Captions as sheets' names: short, allowed, each once (a spreadsheet holds capital and small letters to be the same). */
export function sheetNames(captions: readonly string[], taken: readonly string[]): string[] {
  const used = new Set(['', ...taken].map(key))
  return captions.map((caption) => {
    const clean = caption.replace(FORBIDDEN, ' ').replace(/^'+|'+$/g, '')
    const name = firstFree(clean.trim(), used)
    used.add(key(name))
    return name
  })
}

function firstFree(name: string, used: ReadonlySet<string>): string {
  for (let n = 1; ; n += 1) {
    const tail = n === 1 ? '' : ` ${n}`
    const head = [...name].slice(0, NAME_CHARACTERS - tail.length).join('')
    const candidate = `${head.trim()}${tail}`.trim()
    if (!used.has(key(candidate))) return candidate
  }
}

const key = (name: string) => name.toLowerCase()
