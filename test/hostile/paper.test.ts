import * as v from 'valibot'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasCompiler } from '../../infra/render-asset.ts'
import { bulletinDocument } from '../../shared/bulletin/model/bulletin-document.ts'
import { renderPdf } from '../../shared/bulletin/pdf/render-pdf.ts'
import { someText } from '../../shared/programme/cells.ts'
import { attachedReceipt } from '../../shared/receipt-page/attached-receipt.ts'
import { printReceipt } from '../../shared/receipt-page/print-receipt.ts'
import { bigFigures, bigProgramme, bigRound } from '../fixtures/bulletin.ts'
import { readable } from '../fixtures/readable-pdf.ts'
import { newReceiptKey, signedBy } from '../fixtures/signed-receipt.ts'
import { smallProgramme } from '../fixtures/small-programme.ts'
import { renderAssets } from '../shared/typst/assets.ts'
import { HARMLESS, HOSTILE, infected } from './texts.ts'

/** What makes a reader of PDF run, fetch or open something. */
const ACTIONS =
  /\/S\s*\/(?:JavaScript|Launch|URI|SubmitForm|ImportData|GoToR|GoToE)\b|\/(?:OpenAction|RichMedia|XFA)\b/g
/** What names of a programme and reasons of an operator may be: the others never get in. */
const NAMES = HOSTILE.filter((text) => v.is(someText, text)).map((text) => text.trim())

describe.runIf(hasCompiler())('on paper', () => {
  let assets: Awaited<ReturnType<typeof renderAssets>>
  beforeAll(async () => {
    assets = await renderAssets()
  })
  afterAll(() => assets.remove())

  const printed = async (lang: 'zh' | 'en', ...texts: readonly string[]) => {
    const round = { ...bigRound, edition: 2, reason: texts.join(' ') }
    const figures = { ...bigFigures(), edition: 2 }
    const input = { programme: infected(bigProgramme, ...texts), round, figures, previousManifestHash: null }
    const { reading, archive } = await renderPdf(bulletinDocument(input, lang), assets.dir)
    return [reading, archive].map(readable)
  }
  const elements = (pdf: string) => {
    const kinds = [...pdf.matchAll(/\/S \/(Table|TH|TR|H1|H2|Figure|Link)\b/g)].map(([, kind = '']) => kind)
    return Object.fromEntries([...new Set(kinds)].sort().map((kind) => [kind, kinds.filter((k) => k === kind).length]))
  }

  test.each(['zh', 'en'] as const)('names of all kinds are text in the bulletin (%s)', async (lang) => {
    const harmless = await printed(lang, HARMLESS)
    for (const [index, pdf] of (await printed(lang, ...NAMES)).entries()) {
      expect([...pdf.matchAll(ACTIONS)].map(([action]) => action)).toEqual([])
      expect(elements(pdf)).toEqual(elements(harmless[index] ?? ''))
    }
  })

  test.each(HOSTILE.map((text) => [text]))('%j names a file on a receipt, and is text there', async (text) => {
    const signed = await signedBy(newReceiptKey(), { fileName: text })
    const programme = NAMES.includes(text) ? infected(smallProgramme, text) : smallProgramme
    const page = await printReceipt(signed, { programme, position: 1 }, assets.dir)
    expect([...readable(page).matchAll(ACTIONS)].map(([action]) => action)).toEqual([])
    expect(attachedReceipt(page)).toEqual({ ok: true, json: Buffer.from(signed).toString() })
  })
})
