import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { catalogue } from '../shared/messages/catalogue.ts'

/** The four faces of the bulletin: Sans for tables and figures (its digits share one width), Serif for titles and prose. */
const FACES = [
  '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  '@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf',
  '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  '@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf',
] as const

/** Typst composes Chinese by itself; these are all that Latin and Chinese text ask of a font. */
const FEATURES = ['ccmp', 'kern', 'locl', 'mark', 'mkmk']
/** Raised whenever the subsetting itself changes, so that no older cache is taken for the new fonts. */
const RECIPE = 1
/** 通用规范汉字表 (2013) in its own order: what names of people and places in China are written with. */
const COMMON_CHARACTERS = join(import.meta.dirname, 'characters-8105.txt')
const PROGRAMME_FILE_LIMIT_BYTES = 10_000_000

export interface BuiltFonts {
  readonly dir: string
  readonly files: readonly string[]
  /** Over sources, characters and recipe: the same fonts on any machine. */
  readonly hash: string
}

type SubsetFont = (font: Uint8Array, text: string, options: object) => Promise<Uint8Array>

/**
 * The fonts that ship with `render`, cut down to the characters that a bulletin can hold, cached by hash under `cacheDir`.
 * The full files would not fit a direct upload (50 MB zipped). Derived files are built, never committed.
 */
export async function buildFonts(cacheDir: string, characters: string): Promise<BuiltFonts> {
  const require = createRequire(import.meta.url)
  const sources = await Promise.all(
    FACES.map(async (path) => ({
      name: path.slice(path.lastIndexOf('/') + 1),
      bytes: await readFile(require.resolve(path)),
    })),
  )
  const hash = recipeHash(sources, characters)
  const dir = join(cacheDir, hash.slice(0, 16))
  if (!(await exists(dir))) await fill(dir, sources, characters, require('subset-font'))
  return { dir, files: sources.map(({ name }) => join(dir, name)), hash }
}

/**
 * The 8,105 characters of 通用规范汉字表, GB 2312 (with its symbols), ASCII, full-width forms, and every character of the
 * programmes and of the message catalogue. Operators' own words outside this set fail the render, which names them.
 */
export async function bulletinCharacters(programmesDir: string): Promise<string> {
  const common = await readFile(COMMON_CHARACTERS, 'utf8')
  const texts = [common, gb2312(), ...range(0x20, 0x7e), ...range(0xff01, 0xff5e), '·×÷±°—–…−≥≤≠≈①②③④⑤⑥⑦⑧⑨⑩']
  for (const { zh, en } of Object.values<{ zh: string; en: string }>(catalogue)) texts.push(zh, en)
  for (const file of await filesUnder(programmesDir)) texts.push(await readFile(file, 'utf8'))
  const characters = new Set(texts.flatMap((text) => [...text]))
  return [...characters]
    .filter((character) => !/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\uFFFD]/u.test(character))
    .sort((a, b) => (a.codePointAt(0) ?? 0) - (b.codePointAt(0) ?? 0))
    .join('')
}

/** The double-byte area A1A1–F7FE of GB 18030, which is GB 2312 with a few symbols more. */
function gb2312(): string {
  const bytes: number[] = []
  for (let lead = 0xa1; lead <= 0xf7; lead++) for (let trail = 0xa1; trail <= 0xfe; trail++) bytes.push(lead, trail)
  return new TextDecoder('gb18030').decode(Uint8Array.from(bytes))
}

function range(from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_none, index) => String.fromCodePoint(from + index))
}

async function filesUnder(dir: string): Promise<string[]> {
  const entries = await readdir(dir, { withFileTypes: true, recursive: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  for (const file of files)
    if ((await stat(file)).size > PROGRAMME_FILE_LIMIT_BYTES)
      throw new RangeError(`${file} is too large for a programme`)
  return files.sort()
}

function recipeHash(sources: readonly { name: string; bytes: Uint8Array }[], characters: string): string {
  const hash = createHash('sha256').update(`${RECIPE} ${FEATURES} ${characters}`)
  for (const { name, bytes } of sources) hash.update(name).update(createHash('sha256').update(bytes).digest())
  return hash.digest('hex')
}

/** Fills a directory beside the final one and renames it: whoever builds at the same time sees all fonts or none. */
async function fill(
  dir: string,
  sources: readonly { name: string; bytes: Uint8Array }[],
  characters: string,
  subsetFont: SubsetFont,
): Promise<void> {
  const building = `${dir}.${randomUUID()}`
  await mkdir(building, { recursive: true })
  for (const { name, bytes } of sources) {
    const font = await subsetFont(bytes, characters, { targetFormat: 'sfnt', noHinting: true, keepFeatures: FEATURES })
    await writeFile(join(building, name), font)
  }
  try {
    await rename(building, dir)
  } catch (error) {
    await rm(building, { recursive: true })
    if (!(await exists(dir))) throw error
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}
