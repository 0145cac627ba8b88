import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { SCRIPT } from '../../../functions/request-upload/script.ts'

/** As much of an element as the script touches. */
class Fake {
  readonly listeners = new Map<string, (event: unknown) => void>()
  readonly classList = { add() {}, remove() {} }
  hidden = true
  value: unknown = ''
  textContent = ''
  focused = false
  files: readonly unknown[] = []
  replaced = false
  dataset: Record<string, string> = {}
  addEventListener(name: string, listener: (event: unknown) => void) {
    this.listeners.set(name, listener)
  }
  querySelector() {
    return drop
  }
  focus() {
    this.focused = true
  }
  replaceWith() {
    this.replaced = true
  }
}
let drop = new Fake()

const WORDS = {
  sending: 'sending',
  checking: 'checking',
  done: 'done',
  failed: 'failed',
  slow: 'slow',
  empty: 'empty',
  large: 'large',
}
const GIVEN = { uploadId: 'u1', url: 'https://s3/', fields: { key: 'k' }, fileNameField: 'x-name' }

/** Runs the script on a page of fakes; `answers` are the function's, by the end of the path. */
function page(answers: Record<string, { ok: boolean; body: unknown }[]>, s3Status = 201) {
  const ids = ['upload', 'permission', 'file', 'said', 'progress', 'standing', 'revisions', 'revisions-heading']
  const elements = Object.fromEntries(ids.map((id) => [id, new Fake()]))
  drop = new Fake()
  elements.upload!.dataset = { base: '/z/T', lang: 'zh', limit: '10', words: JSON.stringify(WORDS) }
  elements.permission!.hidden = false
  const sent: [string, unknown][] = []
  const asked: string[] = []
  class Form {
    append(name: string, value: unknown) {
      sent.push([name, value])
    }
  }
  class Request {
    upload = {}
    status = s3Status
    onload = () => {}
    open() {}
    send() {
      this.onload()
    }
  }
  const fetch = async (url: string) => {
    asked.push(url)
    const name = /\/z\/T\/?(\w*)/.exec(url)?.[1] ?? ''
    const answer = answers[name]?.shift() ?? { ok: true, body: { revisions: [] } }
    return { ok: answer.ok, json: async () => answer.body, text: async () => '' }
  }
  const document = {
    getElementById: (id: string) => elements[id] ?? null,
    addEventListener() {},
    adoptNode: (node: unknown) => node,
  }
  class DOMParser {
    parseFromString() {
      return document
    }
  }
  const window = { fetch, FormData: Form, DOMParser }
  const setTimeout = (then: () => void) => queueMicrotask(then)
  runInNewContext(SCRIPT, { window, document, fetch, FormData: Form, XMLHttpRequest: Request, DOMParser, setTimeout })
  const choose = async (file: { name: string; size: number; type: string }) => {
    elements.file!.files = [file]
    elements.file!.listeners.get('change')?.({})
    // Everything is answered at once, so one turn of the loop is the whole exchange.
    await new Promise((resolve) => setImmediate(resolve))
  }
  return { elements, sent, asked, choose, said: () => elements.said!.textContent }
}

const file = { name: '表 1.xlsx', size: 5, type: '' }
const permitted = { permission: [{ ok: true, body: GIVEN }] }

test('with script the drop zone takes the place of the plain form', () => {
  const { elements } = page({})
  expect([elements.upload!.hidden, elements.permission!.hidden]).toEqual([false, true])
})

test('a chosen file goes out with all fields before it, is waited for, and the new state is put in place', async () => {
  const status = [{ revisions: [] }, { revisions: [{ uploadId: 'u0' }] }, { revisions: [{ uploadId: 'u1' }] }]
  const one = page({ ...permitted, status: status.map((body) => ({ ok: true, body })) })
  await one.choose(file)
  expect(one.sent).toEqual([
    ['key', 'k'],
    ['x-name', encodeURIComponent(file.name)],
    ['Content-Type', 'application/octet-stream'],
    ['file', file],
  ])
  expect(one.said()).toBe('done')
  expect(one.elements.revisions!.replaced && one.elements.standing!.replaced).toBe(true)
  expect(one.elements['revisions-heading']!.focused).toBe(true)
  expect(one.elements.progress!.hidden).toBe(true)
  expect(one.asked.filter((url) => url.includes('status'))).toHaveLength(3)
})

test('a file that is empty or too large asks for nothing', async () => {
  const one = page({})
  await one.choose({ ...file, size: 0 })
  expect(one.said()).toBe('empty')
  await one.choose({ ...file, size: 11 })
  expect(one.said()).toBe('large')
  expect(one.asked).toEqual([])
})

test('a refusal is said in its own words, a failed upload and a slow check in ours', async () => {
  const refused = page({ permission: [{ ok: false, body: { sentence: 'closed on …' } }] })
  await refused.choose(file)
  expect(refused.said()).toBe('closed on …')
  const failed = page(permitted, 403)
  await failed.choose(file)
  expect(failed.said()).toBe('failed')
  const slow = page({ permission: [{ ok: true, body: GIVEN }] })
  await slow.choose(file)
  expect(slow.said()).toBe('slow')
  expect(slow.asked.filter((url) => url.includes('status'))).toHaveLength(61)
})
