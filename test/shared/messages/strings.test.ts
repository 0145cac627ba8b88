import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseAst } from 'vitest/node'
import { intakeFindings } from '../../../shared/messages/intake.ts'
import type { FindingMessage } from '../../../shared/messages/intake-findings.ts'
import type { Bilingual } from '../../../shared/submission.ts'

// Whatever a reporter reads stands in shared/messages, in Chinese and in English; nothing there is without use, and no code that
// speaks to reporters has words of its own.

const MESSAGES = 'shared/messages'
const filesIn = (room: string) =>
  readdirSync(room, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(room, name).replaceAll('\\', '/'))
const textOf = (file: string) => readFileSync(file, 'utf8')

interface Message extends Bilingual {
  readonly file: string
  readonly code: string
}

const modules = await Promise.all(
  filesIn(MESSAGES).map(async (file) => ({
    file,
    exported: (await import(`../../../${file}`)) as Record<string, unknown>,
  })),
)

/** Every pair of sentences of every table, once: tables that only put others together give nothing new. */
const messages: readonly Message[] = modules.flatMap(({ file, exported }) =>
  Object.values(exported).flatMap((table) => pairsIn(table, basename(file), '')),
)
const own = [...new Map(messages.map((message) => [`${message.code} ${message.zh} ${message.en}`, message])).values()]

function pairsIn(value: unknown, file: string, code: string): Message[] {
  if (value === null || typeof value !== 'object' || value instanceof Map || value instanceof Set) return []
  if (isPair(value)) return [{ file, code, ...value }]
  return Object.entries(value).flatMap(([name, inner]) => pairsIn(inner, file, code === '' ? name : `${code}/${name}`))
}

function isPair(value: object): value is Bilingual {
  return 'zh' in value && 'en' in value && typeof value.zh === 'string' && typeof value.en === 'string'
}

const READ_BY_REPORTERS = /^(intake|answers|mail|page|desk|receipt|round-mail)/
/** The words that are in the other language, for who cannot read this one. */
const SWITCHES = ['page.switch', 'portalOther']

const paramsOf = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort()
const withoutParams = (text: string) => text.replace(/\{\w+\}/g, '')
/** Quoted: the form's own marks, columns and file types are named as they are in either language. */
const withoutQuotes = (text: string) => text.replace(/[“"‘'(（][^”"’')）]*[”"’')）]/g, '')

describe('the catalogue', () => {
  test('has its tables', () => {
    expect(own.length).toBeGreaterThan(400)
    expect(own.filter(({ code }) => /^E\d{3}/.test(code)).length).toBeGreaterThan(120)
  })

  test.each(own)('$file $code is said in both languages, with the same parameters', ({ file, code, zh, en }) => {
    expect([zh.trim(), en.trim()].filter((text) => text === '')).toEqual([])
    // A language puts together dates and multiples in its own way; what reporters read says the same in both.
    if (READ_BY_REPORTERS.test(file)) expect(paramsOf(zh)).toEqual(paramsOf(en))
    // Chinese is Chinese, English is English; what has no words at all is the same in both.
    if (/[A-Za-z]{4,} [a-z]/.test(withoutQuotes(withoutParams(en))) && zh !== en)
      expect(withoutParams(zh)).toMatch(/\p{Script=Han}/u)
    if (!SWITCHES.includes(code)) expect(withoutQuotes(en)).not.toMatch(/\p{Script=Han}/u)
  })

  test('gives no code two sentences', () => {
    const seen = new Map<string, Message>()
    const twice = own.flatMap((message) => {
      const { code, zh, en } = message
      const first = seen.get(code)
      seen.set(code, message)
      return first && (first.zh !== zh || first.en !== en) && code.includes('.') ? [code] : []
    })
    expect(twice).toEqual([])
  })

  test('has a remedy for every finding', () => {
    for (const [code, { severity, sentence, remedy }] of Object.entries<FindingMessage>(intakeFindings)) {
      expect([code, severity]).toEqual([code, expect.stringMatching(/^(validity|quality|note)$/)])
      for (const text of [sentence.zh, sentence.en, remedy.zh, remedy.en]) expect(text.trim()).not.toBe('')
    }
  })
})

const sources = ['shared', 'functions', 'tools', 'infra'].flatMap(filesIn)
const speaking = sources
  .filter((file) => !file.startsWith(MESSAGES))
  .map(textOf)
  .join('\n')
const inCatalogue = filesIn(MESSAGES).map(textOf).join('\n')

test('nothing in the catalogue is without use', () => {
  const codes = [
    ...new Set(
      own.map(({ code }) => code.split('/')[0] ?? '').filter((code) => code.includes('.') || /^E\d{3}$/.test(code)),
    ),
  ]
  const unused = codes.filter((code) => {
    if (speaking.includes(`'${code}'`) || speaking.includes(`"${code}"`)) return false
    // `verdict.${verdict}`, `form.${column}`: built where the rest of the code is a word of the domain.
    const parts = code.split(/(?<=[.-])/)
    return !parts.some((_part, index) => index > 0 && speaking.includes(`\`${parts.slice(0, index).join('')}\${`))
  })
  expect(unused).toEqual([])
})

test('every finding that code names is in the catalogue', () => {
  const named = new Set(speaking.match(/(?<=finding\(\s*')E\d{3}(?=')|(?<=say\(')E\d{3}(?=')/g) ?? [])
  expect(named.size).toBeGreaterThan(50)
  // What recording adds to intake's findings has codes of its own, and its sentences under `filing.`.
  expect([...named].filter((code) => !(code in intakeFindings) && !/^E90\d$/.test(code))).toEqual([])
  expect(inCatalogue).toContain("'filing.too-large'")
})

/** Code whose words reach a reporter: the forms, the answers, the pages, the mails, the desk. */
const TO_REPORTERS =
  /^(tools\/desk\/|shared\/intake\/|shared\/(finding|zone|letter|filing|spreadsheet|form-file|desk|addressee|attachment)[\w-]*\.ts|functions\/(request-upload|ingest|remind)\/|functions\/open-round\/[\w-]*(letter|mail))/

/** Chinese that is read from files, not said to people: units, marks, months, documents, stock phrases. */
const READING = /^shared\/intake\/(units|cell|facts|workbook|explanation|checks\/document)\.ts$/

/** Names that fonts have. */
const FONTS: ReadonlySet<string> = new Set(['宋体'])

/** Style and script as text: what they say comes from the page. */
const BROWSER_CODE = /\/(script|style)\.ts$/

interface Literal {
  readonly text: string
  readonly line: number
}

interface Node {
  readonly type: string
  readonly start: number
  readonly [key: string]: unknown
}

/** Types, names of modules and what is thrown at programmers are no words to people. */
const SILENT: ReadonlySet<string> = new Set([
  'ImportDeclaration',
  'ExportNamedDeclaration:source',
  'TSTypeAliasDeclaration',
  'TSInterfaceDeclaration',
  'TSTypeAnnotation',
  'TSAsExpression:type',
  'ThrowStatement',
])

function literalsIn(code: string): readonly Literal[] {
  const found: Literal[] = []
  const at = (start: number) => code.slice(0, start).split('\n').length
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) for (const each of node) visit(each)
    else if (isNode(node) && !SILENT.has(node.type)) {
      if (node.type === 'Literal' && typeof node.value === 'string')
        found.push({ text: node.value, line: at(node.start) })
      if (node.type === 'TemplateElement') {
        const { cooked } = node.value as { cooked?: string }
        found.push({ text: cooked ?? '', line: at(node.start) })
      }
      for (const [key, inner] of Object.entries(node))
        if ((key !== 'source' && key !== 'value') || node.type === 'Property') visit(inner)
      if (node.type !== 'Property' && isNode(node.value)) visit(node.value)
    }
  }
  visit(parseAst(code, { lang: 'ts' }))
  return found
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
}

/** Text between tags, so that markup is not taken for words; style and script are no words either. */
const spoken = (text: string) => text.replace(/<[^>]*>?/g, ' ').replace(/[{}();=]/g, '\n')
const SENTENCE = /(?:^|[^\w.$/-])[A-Z][a-z]+ (?:[a-z]+ ){1,}[a-z]+|(?:\b[a-z]{2,} ){3,}[a-z]{2,}/

describe('code that speaks to reporters', () => {
  const files = sources.filter((file) => TO_REPORTERS.test(file))

  test('is found', () => {
    expect(files.length).toBeGreaterThan(60)
    const code = ['const a = `甲$', "{b}乙`; f({ c: 'Words in a row here' })"].join('')
    expect(literalsIn(code).map(({ text }) => text)).toEqual(['甲', '乙', 'Words in a row here'])
    expect(SENTENCE.test('Words in a row here')).toBe(true)
  })

  test.each(files.filter((file) => !READING.test(file) && !BROWSER_CODE.test(file)))(
    '%s has no words of its own',
    (file) => {
      const words = literalsIn(textOf(file)).filter(
        ({ text }) => !FONTS.has(text) && (/\p{Script=Han}/u.test(text) || SENTENCE.test(spoken(text))),
      )
      expect(words.map(({ line, text }) => `${file}:${line} ${text.trim().slice(0, 60)}`)).toEqual([])
    },
  )
})
