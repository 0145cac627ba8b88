import ExcelJS from 'exceljs'
import iconv from 'iconv-lite'
import { writeForm } from '../../shared/intake/write.ts'
import type { Programme, Zone } from '../../shared/programme/schema.ts'
import { formSeries } from '../../shared/programme/series.ts'
import type { FileFormat } from '../../shared/submission.ts'

/** An honest filled-in form to break. */
export interface Sample {
  readonly format: FileFormat
  readonly fileName: string
  readonly bytes: Uint8Array
}

/** One form as our own writer makes it, as a spreadsheet program saves it again, and in the encodings of offices. */
export async function samplesOf(programme: Programme, zone: Zone, period: string): Promise<readonly Sample[]> {
  // No two figures alike: one that moved to another cell is seen.
  const cells = Object.fromEntries(
    formSeries(programme, zone, period).map(({ id }, index) => [
      id,
      { value: figure(index), remark: REMARKS[index] ?? '' },
    ]),
  )
  const write = (format: FileFormat) => writeForm({ programme, period, zone, history: [], format, cells })
  const [xlsx, csv, json] = [await write('xlsx'), await write('csv'), await write('json')]
  const text = new TextDecoder().decode(csv)
  const tabs = text.replaceAll(',', '\t')
  return [
    { format: 'xlsx', fileName: 'form.xlsx', bytes: xlsx },
    { format: 'xlsx', fileName: 'saved.xlsx', bytes: await savedAgain(xlsx) },
    { format: 'csv', fileName: 'form.csv', bytes: csv },
    { format: 'csv', fileName: 'office.csv', bytes: new Uint8Array(iconv.encode(text, 'gb18030')) },
    { format: 'csv', fileName: 'unicode.txt', bytes: new Uint8Array(iconv.encode(tabs, 'utf-16le', { addBOM: true })) },
    { format: 'json', fileName: 'form.json', bytes: json },
  ]
}

const REMARKS = ['含新建项目，见附件', '', 'a "b" c', "'=1"]

function figure(index: number): string {
  return index % 7 === 3 ? '—' : String((index * 37 + 11) / (index % 3 === 0 ? 1 : 8))
}

async function savedAgain(bytes: Uint8Array): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(Uint8Array.from(bytes).buffer)
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}
