import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadProgrammes } from '../infra/programmes.ts'

// The rules of DESIGN and CONTRIBUTING that a machine can hold: which way imports go, how long files are, what is data.

const FILE_LINES_MAX = 300
const HANDLER_LINES_MAX = 60

const filesIn = (room: string) =>
  readdirSync(room, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(room, name))
const text = (file: string) => readFileSync(file, 'utf8')
/** Without comments, where codes of the programmes may serve as examples. */
const code = (file: string) => text(file).replace(/^\s*\/\*[\s\S]*?\*\/|(^|\s)\/\/.*$/gm, '')
const lines = (file: string) => text(file).split('\n').length - 1

const sources = ['shared', 'functions', 'infra', 'tools'].flatMap(filesIn)

/** Every module that a file names, those of the tree as paths from the root. */
function imported(file: string): string[] {
  const names = [...text(file).matchAll(/\b(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, name]) => name ?? '')
  return names.map((name) => (name.startsWith('.') ? normalize(join(dirname(file), name)) : name))
}

/** From which room to which rooms imports may go; the first that fits a file holds. */
const ARROWS: readonly (readonly [from: RegExp, to: RegExp])[] = [
  [/^shared\/(aws|store)\//, /^shared\//],
  [/^shared\/(filing|send-once|zone-link|zone-mail)\.ts$/, /^shared\//],
  [/^shared\//, /^shared\/(?!aws\/|store\/|filing\.ts|send-once\.ts|zone-link\.ts|zone-mail\.ts)/],
  [/^tools\/desk\//, /^(tools\/desk|shared)\//],
  [/^infra\/local\//, /^(infra|shared)\//],
  [/^infra\//, /^(infra\/(?!local\/)|shared\/)/],
  [/^tools\//, /^(tools|infra|shared)\//],
]

function mayImport(file: string): RegExp {
  const own = /^functions\/[^/]+\//.exec(file)?.[0]
  if (own) return new RegExp(`^(${own}|shared/)`)
  const to = ARROWS.find(([from]) => from.test(file))?.[1]
  if (!to) throw new Error(`no rule for ${file}`)
  return to
}

/** What makes a result depend on more than its arguments. */
const IMPURE = /@aws-sdk|process\.env|Date\.now|new Date\(\)|Math\.random|randomUUID|randomBytes|performance\.now/
/** The compiler's binding takes its font configuration from the environment only. */
const EXCEPTED = /^shared\/(aws\/|store\/|env\.ts|typst\/compiler\.ts)/

describe('arrows go one way', () => {
  it.each(sources)('%s', (file) => {
    const inTree = imported(file).filter((name) => /^(shared|functions|infra|tools|test)\//.test(name))
    expect(inTree.filter((name) => !mayImport(file).test(name))).toEqual([])
  })

  it('in pure rooms nothing reads the clock, the environment, chance or AWS', () => {
    const pure = sources.filter((file) => file.startsWith('shared/') && !EXCEPTED.test(file))
    expect(pure.length).toBeGreaterThan(40)
    expect(pure.filter((file) => IMPURE.test(text(file)))).toEqual([])
  })
})

it('no file is above 300 lines, no handler above 60', () => {
  const all = [...sources, ...filesIn('test')]
  expect(all.filter((file) => lines(file) > FILE_LINES_MAX)).toEqual([])
  const handlers = sources.filter((file) => file.endsWith('/handler.ts'))
  expect(handlers.filter((file) => lines(file) > HANDLER_LINES_MAX)).toEqual([])
})

it('no code of an indicator, zone or region stands in a source', async () => {
  const programmes = [...(await loadProgrammes('programmes')).values()]
  const codes = programmes.flatMap(({ indicators, regions, zones }) => [
    ...[...indicators, ...regions].map(({ code }) => code),
    ...zones.map(({ id }) => id),
  ])
  expect(codes.length).toBeGreaterThan(200)
  const known = new Set(codes)
  const found = sources.flatMap((file) =>
    [...code(file).matchAll(/(?<![\w#-])[A-Z0-9][\w-]{2,}(?![\w-])/g)]
      .filter(([word]) => known.has(word))
      .map(([word]) => `${file}: ${word}`),
  )
  expect(found).toEqual([])
})

it('no module exports a default', () => {
  expect(sources.filter((file) => /^export default/m.test(text(file)))).toEqual([])
})
