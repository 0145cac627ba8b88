import iconv from 'iconv-lite'
import type { History } from '../../shared/intake/history.ts'
import { writeForm } from '../../shared/intake/write.ts'
import { type Period, periodLabel, periodParts } from '../../shared/period.ts'
import type { Programme, Zone } from '../../shared/programme/schema.ts'
import { parseSeriesId } from '../../shared/programme/series.ts'
import type { Figures } from './figures.ts'

/** What an office saves its form as. */
export type Habit = 'xlsx' | 'csv-utf8' | 'csv-gb18030' | 'json'

const TYPES: Readonly<Record<Habit, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'csv-utf8': 'text/csv',
  'csv-gb18030': 'text/csv',
  json: 'application/json',
}

export interface FilledForm {
  readonly fileName: string
  readonly contentType: string
  readonly bytes: Uint8Array
}

export interface Filling {
  readonly programme: Programme
  readonly zone: Zone
  readonly period: Period
  readonly history: History
  readonly habit: Habit
  readonly figures: Figures
  /** Explanations by series. */
  readonly remarks?: Readonly<Record<string, string>>
  /** The document that recognises what was recognised. */
  readonly document?: string
}

/** The form with figures in it, as the office would send it. */
export async function fillForm(filling: Filling): Promise<FilledForm> {
  const { programme, zone, period, history, habit, figures } = filling
  const remarks: Readonly<Record<string, string>> = { ...documentRemarks(filling), ...filling.remarks }
  const cells = Object.fromEntries(
    [...new Set([...Object.keys(figures), ...Object.keys(remarks)])].map((id) => {
      const value = figures[id]
      const remark = remarks[id]
      return [id, { ...(value === undefined ? {} : { value }), ...(remark === undefined ? {} : { remark }) }]
    }),
  )
  const format = habit === 'xlsx' || habit === 'json' ? habit : 'csv'
  const written = await writeForm({ programme, period, zone, history, format, cells })
  const bytes = habit === 'csv-gb18030' ? gb18030(written) : written
  return { fileName: `${zone.name.zh}_${periodLabel(period, 'zh')}.${format}`, contentType: TYPES[habit], bytes }
}

/** Beside every figure that a check of the programme wants a document for. */
function documentRemarks({ programme, period, figures, document = '' }: Filling): Record<string, string> {
  if (document === '') return {}
  const wanted = new Set(programme.checks.filter(({ kind }) => kind === 'document').flatMap(({ subjects }) => subjects))
  const named = document.replace('{year}', String(periodParts(period).year))
  const series = Object.keys(figures).filter((id) => wanted.has(parseSeriesId(id)?.indicator ?? ''))
  return Object.fromEntries(series.filter((id) => Number(figures[id]) > 0).map((id) => [id, named]))
}

/** As a spreadsheet on a Chinese Windows saves CSV. */
function gb18030(utf8: Uint8Array): Uint8Array {
  return new Uint8Array(iconv.encode(new TextDecoder('utf-8').decode(utf8), 'gb18030'))
}
