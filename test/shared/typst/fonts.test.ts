import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { buildFonts, bulletinCharacters } from '../../../infra/fonts.ts'

const programmes = join(import.meta.dirname, '../../../programmes')
const cache = mkdtempSync(join(tmpdir(), 'zone-bulletin-fonts-'))
afterAll(() => rmSync(cache, { recursive: true }))

describe('the characters that the bulletin can print', () => {
  it('are every one of the programmes and of the messages, marks included, and nothing invisible', async () => {
    const characters = new Set(await bulletinCharacters(programmes))
    for (const character of '濮漯瀍浉郏睢—…※◆◇*−“”（）《》%0９’') expect(characters, character).toContain(character)
    expect([...characters].filter((character) => /[\p{Cc}\p{Cf}]/u.test(character))).toEqual([])
    expect(characters.size).toBeGreaterThan(8105)
  })

  it('are, with them, all 8,105 of the national table, rare ones beyond the basic plane too', async () => {
    const common = [...readFileSync(join(programmes, '../infra/characters-8105.txt'), 'utf8').replaceAll('\n', '')]
    expect(new Set(common).size).toBe(8105)
    expect(common.filter((character) => (character.codePointAt(0) ?? 0) > 0xffff).length).toBe(196)
    const characters = new Set(await bulletinCharacters(programmes))
    expect(common.filter((character) => !characters.has(character))).toEqual([])
  })
})

describe('the fonts of the build', () => {
  it('are four small files, the same on any day and taken from the cache the next time', async () => {
    const few = '开发区月报0123456789.'
    const first = await buildFonts(cache, few)
    const written = first.files.map((file) => statSync(file).mtimeMs)
    const second = await buildFonts(cache, few)
    expect(second).toEqual(first)
    expect(second.files.map((file) => statSync(file).mtimeMs)).toEqual(written)
    expect(first.files).toHaveLength(4)
    for (const file of first.files) expect(statSync(file).size).toBeLessThan(100_000)
    expect(readdirSync(cache)).toEqual([first.hash.slice(0, 16)])
  })

  it('are others for other characters', async () => {
    const [one, two] = [await buildFonts(cache, '一'), await buildFonts(cache, '二')]
    expect(one.hash).not.toBe(two.hash)
    expect(existsSync(one.dir) && existsSync(two.dir)).toBe(true)
  })
})
