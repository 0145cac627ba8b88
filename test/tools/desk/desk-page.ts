import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page } from 'playwright-core'
import { afterAll } from 'vitest'
import { buildDesk } from '../../../infra/desk.ts'
import { type DeskData, deskFile } from '../../../shared/desk-file.ts'
import { placeText } from '../../../shared/finding-text.ts'
import { shown } from '../../../shared/intake/finding.ts'
import { say } from '../../../shared/messages/at-desk.ts'
import type { Lang } from '../../../shared/messages/speak.ts'
import type { Finding, Judgement, Severity } from '../../../shared/submission.ts'
import names from './chromium-87.json' with { type: 'json' }

const built = buildDesk(process.cwd())
const folder = mkdtempSync(join(tmpdir(), 'zone-bulletin-desk-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Opens the page from disk, as a clerk does. */
export async function openDesk(page: Page, data: DeskData): Promise<void> {
  const file = join(folder, 'desk.html')
  writeFileSync(file, deskFile(await built, data))
  await page.goto(pathToFileURL(file).href)
}

/** Takes away, before any page is opened, what is younger than Chromium 87: the names are those that it has itself. */
export async function asChromium87(page: Page): Promise<void> {
  await page.addInitScript((known: Readonly<Record<string, string>>) => {
    const typed = Object.getPrototypeOf(Uint8Array)
    const iterator = Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]()))
    const own = new Map<string, object>([
      ['TypedArray', typed],
      ['TypedArray.prototype', typed.prototype],
      ['Iterator.prototype', iterator],
    ])
    for (const [path, list] of Object.entries(known)) {
      const from = (at: object | undefined, name: string) =>
        at === undefined ? undefined : (Object.getOwnPropertyDescriptor(at, name)?.value as object | undefined)
      const object =
        own.get(path) ??
        (path === 'globalThis' ? globalThis : path.split('.').reduce(from, globalThis as object | undefined))
      if (!object) continue
      const kept = new Set(list.split(' '))
      for (const name of Object.getOwnPropertyNames(object))
        if (!kept.has(name) && !name.startsWith('__')) Reflect.deleteProperty(object, name)
    }
  }, names)
}

/** What a clerk reads of an answer, in one language. */
export interface Shown {
  readonly verdict: string
  readonly verdictWord: string
  readonly counts: string
  readonly findings: readonly { readonly severity: string; readonly text: string }[]
}

/** Gives the page one file after another, as the file field does, and reads the answers off it in both languages. */
export async function readAnswers(
  page: Page,
  files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
): Promise<readonly Readonly<Record<Lang, Shown>>[]> {
  const packed = files.map(({ name, bytes }) => ({ name, base64: Buffer.from(bytes).toString('base64') }))
  return page.evaluate(`(${READ_ANSWERS})(${JSON.stringify(packed)})`)
}

/** Text, for it runs in the page and not here. */
const READ_ANSWERS = `async (files) => {
  const line = (element) => element.textContent.replace(/\\s+/g, ' ').trim()
  const one = (selector) => document.querySelector(selector)
  const shown = () => {
    if (one('.failed')) throw new Error(line(one('.failed')))
    const item = (each) => ({ severity: each.className, text: line(each) })
    return {
      verdict: one('[data-verdict]').dataset.verdict,
      verdictWord: line(one('.verdict')),
      counts: line(one('.counts')),
      findings: [...document.querySelectorAll('.findings li')].map(item),
    }
  }
  const answers = []
  for (const { name, base64 } of files) {
    one('#answer').innerHTML = ''
    const transfer = new DataTransfer()
    const text = atob(base64)
    const bytes = new Uint8Array(text.length)
    for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at)
    transfer.items.add(new File([bytes], name))
    one('#file').files = transfer.files
    one('#file').dispatchEvent(new Event('change'))
    while (!one('[data-verdict],.failed')) await new Promise((resolve) => setTimeout(resolve))
    const zh = shown()
    one('#lang').click()
    const en = shown()
    one('#lang').click()
    answers.push({ zh, en })
  }
  return answers
}`

/** What a clerk has to read of a judgement: its findings by weight, each with place, value, sentence, code, remedy and explanation. */
export function toBeShown({ verdict, counts, findings }: Judgement, lang: Lang): Shown {
  const order: Readonly<Record<Severity, number>> = { validity: 0, quality: 1, note: 2 }
  return {
    verdict,
    verdictWord: oneLine(say(lang, `verdict.${verdict}`)),
    counts: oneLine(say(lang, 'counts.sum', counts)),
    findings: [...findings]
      .sort((a, b) => order[a.severity] - order[b.severity])
      .map((finding) => ({ severity: finding.severity, text: oneLine(findingText(finding, lang)) })),
  }
}

function findingText({ code, severity, place, seen, sentence, remedy, explanation }: Finding, lang: Lang): string {
  return [
    say(lang, `severity.${severity}`),
    placeText(place, lang),
    seen ? say(lang, 'page.finding.seen', { seen: shown(seen) }) : '',
    `${sentence[lang]} ${code}`,
    remedy[lang] ? say(lang, 'page.finding.remedy', { remedy: remedy[lang] }) : '',
    explanation === undefined ? '' : say(lang, 'page.finding.explained', { explanation: shown(explanation) }),
  ].join(' ')
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
