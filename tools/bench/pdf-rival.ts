import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Block, BulletinDocument, Table } from '../../shared/bulletin/document.ts'
import { bulletins } from './pdf-bulletins.ts'

// The same document by pdfkit: its words, lists and tables on plain pages, every number right-aligned in its column, heads repeated.
// No tags, no charts, no bookmarks, no justified text: less than the bulletin has, and so a rival that is hard to beat.

/** What we call of pdfkit, which declares no types. */
interface PdfkitDocument {
  readonly y: number
  on(event: 'end', listener: () => void): this
  on(event: 'data', listener: (chunk: Buffer) => void): this
  registerFont(name: string, font: Buffer): this
  font(name: string): this
  fontSize(points: number): this
  text(words: string, x: number, y: number, options: object): this
  moveTo(x: number, y: number): this
  lineTo(x: number, y: number): this
  lineWidth(points: number): this
  stroke(color: string): this
  addPage(): this
  end(): void
}

const PDFDocument: new (options: object) => PdfkitDocument = createRequire(__filename)('pdfkit')

const PAGE = { left: 45, right: 550, top: 60, bottom: 790 } as const
const EM = 7.5
const LINE = 11
const font = readFileSync(join(__dirname, 'render/fonts/NotoSansSC_400Regular.ttf'))

function printed(document: BulletinDocument): Promise<Buffer> {
  const pdf = new PDFDocument({ size: 'A4', margin: 0, info: { Title: document.title, CreationDate: new Date(0) } })
  const chunks: Buffer[] = []
  const done = new Promise<Buffer>((resolve) => pdf.on('end', () => resolve(Buffer.concat(chunks))))
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk))
  pdf.registerFont('sans', font).font('sans')
  const pen = new Pen(pdf)
  for (const words of [document.series, document.issue, ...document.highlights]) pen.paragraph(words, 10)
  for (const { title, blocks } of document.sections) {
    pen.paragraph(title, 14)
    for (const block of blocks) draw(pen, block)
  }
  pdf.end()
  return done
}

function draw(pen: Pen, block: Block): void {
  if (block.kind === 'table') pen.table(block.table)
  if (block.kind === 'text') for (const words of block.paragraphs) pen.paragraph(words, 9)
  if (block.kind === 'list') for (const words of block.items) pen.paragraph(words, 9)
  if (block.kind === 'lines') for (const { label, text } of block.lines) pen.paragraph(`${label} ${text}`, 9)
}

/** Where the next line goes. */
class Pen {
  private y: number = PAGE.top
  private readonly pdf: PdfkitDocument

  constructor(pdf: PdfkitDocument) {
    this.pdf = pdf
  }

  paragraph(words: string, size: number): void {
    this.room(size * 2)
    this.pdf.fontSize(size).text(words, PAGE.left, this.y, { width: PAGE.right - PAGE.left })
    this.y = this.pdf.y + size / 2
  }

  table({ caption, columns, rows }: Table): void {
    this.paragraph(caption, 9)
    const fixed = columns.reduce((sum, { widthEm }) => sum + widthEm * EM, 0)
    const widths = columns.map(({ widthEm }) => (widthEm === 0 ? PAGE.right - PAGE.left - fixed : widthEm * EM))
    const head = () =>
      this.row(
        columns.map(({ head, unit }) => `${head}${unit}`),
        columns,
        widths,
      )
    head()
    for (const { cells } of rows) {
      if (this.room(LINE)) head()
      this.row(
        cells.map(({ text, tail }) => `${text}${tail}`),
        columns,
        widths,
      )
    }
  }

  private row(texts: readonly string[], columns: Table['columns'], widths: readonly number[]): void {
    let x: number = PAGE.left
    this.pdf.fontSize(EM)
    for (const [index, words] of texts.entries()) {
      const width = widths[index] ?? 0
      this.pdf.text(words, x, this.y, { width, align: columns[index]?.align ?? 'left', lineBreak: false })
      x += width
    }
    this.pdf
      .moveTo(PAGE.left, this.y + LINE - 1)
      .lineTo(PAGE.right, this.y + LINE - 1)
      .lineWidth(0.3)
      .stroke('#ccc')
    this.y += LINE
  }

  /** Whether a new page was begun for it. */
  private room(height: number): boolean {
    if (this.y + height <= PAGE.bottom) return false
    this.pdf.addPage()
    this.y = PAGE.top
    return true
  }
}

void bulletins(__dirname, async (document: BulletinDocument) => (await printed(document)).length)
