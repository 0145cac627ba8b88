import type { Finding } from '../submission.ts'
import { zipFinding } from './container.ts'
import { finding } from './finding.ts'
import type { Grid } from './grid.ts'
import { readSheet } from './sheet.ts'
import { cellPlace } from './source.ts'
import { readNumberKinds, readSharedStrings, readWorkbook, type WorkbookInfo } from './workbook.ts'
import { XmlFault } from './xml.ts'
import { inflateEntry, type ZipEntry } from './zip.ts'

export type WorkbookReading =
  | {
      readonly grids: readonly Grid[]
      readonly definedNames: ReadonlyMap<string, string>
      readonly findings: readonly Finding[]
    }
  | { readonly refused: Finding }

/**
 * Reads a workbook behind the guard of its directory. Cells keep the number as the file writes it, formulas, hidden rows and
 * merges: what a general reader drops or converts is what an answer has to name.
 */
export function readXlsx(bytes: Uint8Array, entries: ReadonlyMap<string, ZipEntry>): WorkbookReading {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const text = (part: string): string | null => {
    const entry = entries.get(part)
    if (!entry) return null
    const data = inflateEntry(bytes, entry)
    if ('fault' in data) throw new PartFault(zipFinding(data.fault))
    try {
      return decoder.decode(data)
    } catch {
      throw new XmlFault('damage.encoding', { part })
    }
  }
  try {
    return readSheets(readWorkbook(text), text)
  } catch (error) {
    if (error instanceof PartFault) return { refused: error.finding }
    if (!(error instanceof XmlFault)) throw error
    const { code, detail } = error
    return { refused: finding(code === 'damage.doctype' ? 'E128' : 'E120', { detail }) }
  }
}

class PartFault extends Error {
  override readonly name = 'PartFault'
  readonly finding: Finding
  constructor(found: Finding) {
    super(found.code)
    this.finding = found
  }
}

function readSheets(workbook: WorkbookInfo, text: (part: string) => string | null): WorkbookReading {
  const strings = readSharedStrings((workbook.sharedStrings && text(workbook.sharedStrings)) ?? '')
  const kinds = readNumberKinds((workbook.styles && text(workbook.styles)) ?? '')
  const findings: Finding[] = []
  const grids = workbook.sheets.map((info) => {
    const xml = text(info.part)
    if (xml === null) throw new XmlFault('damage.part', { part: info.part })
    const { grid, far, hasFormulas } = readSheet(xml, info, strings, kinds)
    if (hasFormulas) findings.push(...callsOutside(grid))
    if (far) findings.push(finding('E212', { cell: far }, { place: { sheet: info.name, cell: far } }))
    return grid
  })
  return { grids, definedNames: workbook.definedNames, findings }
}

/** What makes a spreadsheet program start or fetch something; a bar outside of a text is DDE, for no operator is written so. */
const OUTSIDE = /\||\b(?:WEBSERVICE|RTD|CALL|REGISTER(?:\.ID)?|EXEC|DDE)\s*\(/i

/** A formula that calls out is no figure of anybody's: nothing of such a workbook is read. */
function callsOutside({ sheet, rows }: Grid): Finding[] {
  const findings: Finding[] = []
  for (const { number, cells } of rows)
    for (let column = 0; column < cells.length; column += 1) {
      const formula = cells[column]?.formula
      if (formula === undefined || !OUTSIDE.test(formula.replace(/"[^"]*"/g, ''))) continue
      findings.push(finding('E127', { detail: formula }, { place: cellPlace(sheet, number, column), seen: formula }))
    }
  return findings
}
