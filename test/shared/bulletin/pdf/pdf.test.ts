import { execFileSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasCompiler } from '../../../../infra/render-asset.ts'
import { tablesOf } from '../../../../shared/bulletin/document.ts'
import { bulletinDocument } from '../../../../shared/bulletin/model/bulletin-document.ts'
import { renderPdf } from '../../../../shared/bulletin/pdf/render-pdf.ts'
import { sha256Hex } from '../../../../shared/digest.ts'
import { RenderError } from '../../../../shared/typst/print.ts'
import { bigFigures, bigProgramme, bigRound } from '../../../fixtures/bulletin.ts'
import { readable } from '../../../fixtures/readable-pdf.ts'
import { renderAssets, withoutCompiler } from '../../typst/assets.ts'

const input = { programme: bigProgramme, round: bigRound, figures: bigFigures(), previousManifestHash: 'b'.repeat(64) }
const document = bulletinDocument(input, 'zh')

describe.runIf(hasCompiler())('the printed bulletin', () => {
  let assets: Awaited<ReturnType<typeof renderAssets>>
  let pdf: Uint8Array
  let archive: Uint8Array
  beforeAll(async () => {
    assets = await renderAssets()
    ;({ reading: pdf, archive } = await renderPdf(document, assets.dir))
  })
  afterAll(() => assets.remove())

  it('claims PDF/UA-1 for reading and PDF/A-2a for keeping', () => {
    expect(readable(pdf)).toContain('<pdfuaid:part>1</pdfuaid:part>')
    expect(readable(pdf)).not.toContain('pdfaid:part')
    expect(readable(archive)).toContain('<pdfaid:part>2</pdfaid:part>')
    expect(readable(archive)).toContain('<pdfaid:conformance>A</pdfaid:conformance>')
  })

  it.each(['reading', 'archive'])(
    'is tagged for %s: tables with heads, a figure with a text for who cannot see it',
    (use) => {
      const text = readable(use === 'reading' ? pdf : archive)
      expect(text).toMatch(/\/Marked true/)
      expect(text).toContain('/Lang (zh-CN)')
      expect(count(text, /\/S \/Table\b/g)).toBe(tablesOf(document).length)
      expect(text).toContain('/S /TH')
      expect(count(text, /\/Alt\s*[<(]/g)).toBe(1)
    },
  )

  it('embeds the shipped fonts and no other', () => {
    const names = [...readable(pdf).matchAll(/\/BaseFont \/[A-Z]{6}\+(\S+)/g)].map(([, name]) => name)
    const shipped = ['NotoSansSC-Bold', 'NotoSansSC-Regular', 'NotoSerifSC-Bold', 'NotoSerifSC-Regular']
    expect([...new Set(names)].sort()).toEqual(shipped.flatMap((name) => (names.includes(name) ? [name] : [])))
    expect(names.length).toBeGreaterThan(0)
  })

  it('has the same bytes again, also after another bulletin and from another folder', async () => {
    const other = bulletinDocument({ ...input, previousManifestHash: null }, 'zh')
    expect(sha256Hex(await reading(other, assets.dir))).not.toBe(sha256Hex(pdf))
    expect(sha256Hex(await reading(document, assets.dir))).toBe(sha256Hex(pdf))
    const elsewhere = await renderAssets()
    try {
      expect(sha256Hex(await reading(document, elsewhere.dir))).toBe(sha256Hex(pdf))
    } finally {
      elsewhere.remove()
    }
  })

  it('has the same bytes in both standards and languages, whatever the time zone, locale and folder of the process', () => {
    const program = join(import.meta.dirname, '../../../fixtures/print-pdf.ts')
    const surroundings = [
      { TZ: 'Asia/Shanghai', LANG: 'zh_CN.UTF-8', cwd: tmpdir() },
      { TZ: 'America/St_Johns', LANG: 'C', cwd: '/' },
      { TZ: 'UTC', LANG: 'de_DE.UTF-8', cwd: process.cwd() },
    ]
    const runs = surroundings.map(({ cwd, ...env }) =>
      execFileSync(process.execPath, [program, assets.dir], { cwd, encoding: 'utf8', env: { ...process.env, ...env } }),
    )
    expect(new Set(runs).size).toBe(1)
    expect(runs[0]).toContain(`zh ${sha256Hex(pdf)} ${sha256Hex(archive)}`)
    expect(runs[0]).toMatch(/^en [0-9a-f]{64} [0-9a-f]{64}$/m)
  }, 60_000)

  it('heads every column and every group of every table as such', () => {
    const heads = tablesOf(document).flatMap(({ columns, rows }) => [
      ...columns,
      ...columns.filter(({ group }, at) => group !== '' && group !== columns[at - 1]?.group),
      ...rows.filter(({ kind }) => kind === 'section'),
    ])
    for (const text of [pdf, archive].map(readable)) expect(count(text, /\/S \/TH\b/g)).toBe(heads.length)
  })

  it('has no page for a part without content', async () => {
    const bare = { ...document, sections: document.sections.slice(0, 1) }
    expect(pages(await reading(bare, assets.dir))).toBeLessThan(pages(pdf))
  })

  it('takes Typst markup in a text for text', async () => {
    const marked = { ...document, series: '#pagebreak() $x$ *a* _b_ `c` [d] <e> @f // g' }
    expect(pages(await reading(marked, assets.dir))).toBe(pages(pdf))
  })

  it('fails, naming them, on characters that no shipped font has, and prints the next bulletin all the same', async () => {
    const strange = { ...document, series: '办公室𠮷' }
    const failing = renderPdf(strange, assets.dir)
    await expect(failing).rejects.toThrow(RenderError)
    await expect(failing).rejects.toThrow(/the shipped fonts lack .*𠮷/)
    expect(sha256Hex(await reading(document, assets.dir))).toBe(sha256Hex(pdf))
  })

  it('says on which platform the compiler is missing', async () => {
    const bare = withoutCompiler(assets.dir)
    try {
      await expect(renderPdf(document, bare.dir)).rejects.toThrow(
        `nothing can be printed on ${process.platform}-${process.arch}, for no Typst compiler loads (there is none`,
      )
    } finally {
      bare.remove()
    }
  })
})

const reading = async (...args: Parameters<typeof renderPdf>) => (await renderPdf(...args)).reading

const count = (text: string, part: RegExp) => [...text.matchAll(part)].length
const pages = (bytes: Uint8Array) => Number(/\/Type \/Pages[\s\S]*?\/Count (\d+)/.exec(readable(bytes))?.[1])
