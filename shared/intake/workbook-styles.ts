import type { CellStyle } from 'hucre/xlsx'
import { numberFormat } from '../spreadsheet.ts'

/** Looks of the form: what is locked is grey, what is to be filled in is white; a border says so without colour. */
const SIDE = { style: 'thin', color: { rgb: '7F7F7F' } } as const
const BOX: CellStyle = { border: { top: SIDE, bottom: SIDE, left: SIDE, right: SIDE } }
const GREY: CellStyle = { ...BOX, fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'EDEDED' } } }
const WRAP = { wrapText: true, vertical: 'center' } as const
/** The font of Chinese offices; where it is missing, programs take another one for all of the form. */
export const FONT = { name: '宋体', size: 10 } as const
const BOLD = { ...FONT, bold: true } as const
const LOCKED = { locked: true } as const
const OPEN = { locked: false } as const

export const cellStyles = {
  title: { font: { ...BOLD, size: 16 }, alignment: { horizontal: 'center', ...WRAP }, protection: LOCKED },
  label: { font: BOLD, protection: LOCKED },
  fact: { protection: LOCKED },
  issue: { alignment: { horizontal: 'right' }, protection: LOCKED },
  header: { ...GREY, font: BOLD, alignment: { horizontal: 'center', ...WRAP }, protection: LOCKED },
  text: { ...GREY, alignment: WRAP, protection: LOCKED },
  unasked: { ...GREY, alignment: { horizontal: 'center', vertical: 'center' }, protection: LOCKED },
  remark: { ...BOX, alignment: WRAP, numFmt: '@', protection: OPEN },
  note: { alignment: { ...WRAP, vertical: 'top' }, protection: LOCKED },
  open: (decimals: number): CellStyle => ({ ...BOX, ...figure(decimals), protection: OPEN }),
  known: (decimals: number): CellStyle => ({ ...GREY, ...figure(decimals), protection: LOCKED }),
} as const satisfies Record<string, CellStyle | ((decimals: number) => CellStyle)>

function figure(decimals: number): CellStyle {
  return { numFmt: numberFormat(decimals), alignment: { horizontal: 'right', vertical: 'center' } }
}
