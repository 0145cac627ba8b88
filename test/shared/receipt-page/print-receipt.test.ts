import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasCompiler } from '../../../infra/render-asset.ts'
import { verifyReceipt } from '../../../shared/receipt.ts'
import { attachedReceipt, isPdf } from '../../../shared/receipt-page/attached-receipt.ts'
import { printReceipt } from '../../../shared/receipt-page/print-receipt.ts'
import { readable } from '../../fixtures/readable-pdf.ts'
import { filedBytes, newReceiptKey, signedBy } from '../../fixtures/signed-receipt.ts'
import { smallProgramme } from '../../fixtures/small-programme.ts'
import { renderAssets } from '../typst/assets.ts'

const key = newReceiptKey()
const context = { programme: smallProgramme, position: 2 }

describe.runIf(hasCompiler())('a receipt on paper', () => {
  let assets: Awaited<ReturnType<typeof renderAssets>>
  let signed: Uint8Array
  let pdf: Uint8Array
  beforeAll(async () => {
    assets = await renderAssets()
    signed = await signedBy(key)
    pdf = await printReceipt(signed, context, assets.dir)
  })
  afterAll(() => assets.remove())

  it('is one tagged page of PDF/A-3a', () => {
    const text = readable(pdf)
    expect(isPdf(pdf)).toBe(true)
    expect(text).toContain('<pdfaid:part>3</pdfaid:part>')
    expect(text).toContain('<pdfaid:conformance>A</pdfaid:conformance>')
    expect(text).toMatch(/\/Type \/Pages[\s\S]*?\/Count 1\b/)
    expect(text).toMatch(/\/Marked true/)
  })

  it('carries the signed receipt byte for byte, which proves the file by itself', () => {
    const attached = attachedReceipt(pdf)
    expect(attached).toEqual({ ok: true, json: Buffer.from(signed).toString() })
    expect(verifyReceipt(attached.ok ? attached.json : '', key.raw, filedBytes).ok).toBe(true)
  })

  it('has the same bytes again, also after another receipt and from another folder', async () => {
    const other = await printReceipt(await signedBy(key, { zone: 'Z2' }), context, assets.dir)
    expect(Buffer.from(other).equals(pdf)).toBe(false)
    const elsewhere = await renderAssets()
    try {
      for (const dir of [assets.dir, elsewhere.dir])
        expect(Buffer.from(await printReceipt(signed, context, dir)).equals(pdf)).toBe(true)
    } finally {
      elsewhere.remove()
    }
  })

  it.each([
    ['a name in no font', { fileName: '三月😀𠮷\u202Efdp.xlsx' }],
    ['the longest name', { fileName: '表'.repeat(255) }],
    ['Typst’s own markup', { fileName: '#pagebreak()$x$*a*_b_`c`[d]<e>@f//g.xlsx' }],
    ['no name', { fileName: '' }],
    ['a file that was never read', { fileName: 'x', sha256: '0'.repeat(64), verdict: 'quarantined' as const }],
    ['two hundred findings', { findings: Array.from({ length: 200 }, (_none, index) => `CHECK-${1000 + index}`) }],
    ['a programme of that hash that nobody has', { programmeHash: '1'.repeat(64) }],
  ])('stays one page for %s', async (_what, over) => {
    const odd = await signedBy(key, over)
    const programme = 'programmeHash' in over ? null : smallProgramme
    const page = await printReceipt(odd, { programme, position: null }, assets.dir)
    expect(attachedReceipt(page)).toEqual({ ok: true, json: Buffer.from(odd).toString() })
  })

  it('prints nothing that is no receipt', async () => {
    await expect(printReceipt(Buffer.from('{}'), context, assets.dir)).rejects.toThrow('a stored receipt is not one')
  })

  it('is refused without a receipt, with two, when cut off, and where the attached one was changed', async () => {
    expect(attachedReceipt(pdf.subarray(0, 2_000))).toEqual({ ok: false, reason: 'is a PDF with no receipt attached' })
    const second = await printReceipt(await signedBy(key, { verdict: 'rejected' }), context, assets.dir)
    expect(attachedReceipt(Buffer.concat([pdf, second]))).toEqual({
      ok: false,
      reason: 'is a PDF with more than one receipt',
    })
    expect(attachedReceipt(Buffer.concat([pdf, pdf])).ok).toBe(true)
    const forged = Buffer.from(Buffer.from(signed).toString().replace('"accepted"', '"rejected"'))
    const page = attachedReceipt(Buffer.from(`%PDF-1.7\n<<>> stream\n${forged}\nendstream`))
    expect(verifyReceipt(page.ok ? page.json : '', key.raw, filedBytes)).toEqual({
      ok: false,
      reason: 'has a signature that does not fit',
    })
  })

  it('is not searched for ever', () => {
    const bomb = Buffer.from('stream\n'.repeat(400_000))
    expect(attachedReceipt(bomb).ok).toBe(false)
    expect(attachedReceipt(Buffer.alloc(5_000_001)).ok).toBe(false)
  })
})
