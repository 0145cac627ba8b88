import type { CellStyle } from 'hucre/xlsx'
import { numberFormat } from '../../spreadsheet.ts'
import type { Cell, Column, Row } from '../document.ts'

const LINE = { style: 'thin', color: { rgb: 'CFD6DE' } } as const
const RULE = { style: 'medium', color: { rgb: '1F3A5F' } } as const
const TINT = { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'F2F5F9' } } as const
const INK = { rgb: '1F3A5F' } as const
const WRAP = { wrapText: true, vertical: 'center' } as const

/** Looks of the workbook's sheets; no meaning hangs on colour alone. */
export const sheetStyles = {
  title: { font: { bold: true, size: 16, color: INK } },
  caption: { font: { bold: true, size: 13, color: INK } },
  heading: { font: { bold: true, size: 12, color: INK } },
  notice: { font: { bold: true }, fill: TINT },
  plain: {},
  label: { font: { bold: true } },
  text: { alignment: { wrapText: true, vertical: 'top' } },
  link: { font: { underline: true, color: { rgb: '0B4F93' } } },
  legend: { font: { size: 9, color: { rgb: '4A5765' } }, alignment: { wrapText: true, vertical: 'top' } },
  head: {
    ...{ font: { bold: true }, fill: TINT, alignment: { horizontal: 'center', ...WRAP } },
    border: { top: RULE, bottom: RULE, left: LINE, right: LINE },
  },
  section: { font: { bold: true }, fill: TINT, border: { top: LINE, bottom: LINE } },
} as const satisfies Record<string, CellStyle>

/** A cell of a table's body: on its side, a number in its format, totals in bold. */
export function bodyStyle({ kind }: Row, { align }: Column, { number, tail }: Cell, first: boolean): CellStyle {
  const indent = kind === 'inner' && first ? { indent: 1 } : {}
  return {
    alignment: { horizontal: align, vertical: 'center', ...indent, ...(align === 'left' ? { wrapText: true } : {}) },
    border: { bottom: LINE },
    ...(kind === 'total' ? { font: { bold: true } } : {}),
    ...(number === null ? {} : { numFmt: numberFormat(number.split('.')[1]?.length ?? 0, tail) }),
  }
}
