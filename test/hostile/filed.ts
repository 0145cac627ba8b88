import { annotate } from '../../shared/intake/annotate.ts'
import { judge } from '../../shared/intake/judge.ts'
import { writeForm } from '../../shared/intake/write.ts'
import type { FileFormat, Judgement } from '../../shared/submission.ts'
import { smallProgramme } from '../fixtures/small-programme.ts'
import { infected } from './texts.ts'

export interface Filed {
  readonly judgement: Judgement
  readonly form: Uint8Array
  readonly filed: Uint8Array
  /** Null where the file was refused whole. */
  readonly copy: Uint8Array | null
}

/** A form whose remark and sheet say the text, with one figure that is refused, so that all of it comes back annotated. */
export async function filed(text: string, format: FileFormat): Promise<Filed> {
  const named = infected(smallProgramme, text)
  // The title begins a CSV, and what begins with markup is refused as a page: no copy would come back.
  const programme = { ...named, title: smallProgramme.title }
  const about = { programme, period: '2025-03', zone: programme.zones[0]!, history: [] }
  const cells = {
    'A/month': { value: '-9.25', remark: text },
    'A/ytd': { value: `${text}某` },
    'C/ytd': { value: '-2.5' },
    'F/end': { value: '40' },
  }
  // What the office writes for a figure is not in the form that it gets.
  const form = await writeForm({ ...about, programme: named, format, cells: { ...cells, 'A/ytd': { value: '25' } } })
  const bytes = await writeForm({ ...about, format, cells })
  const input = { ...about, bytes, fileName: `${text}.${format}` }
  const judgement = await judge(input)
  const copy = await annotate(input, judgement)
  // A text file with NUL is none: it is refused whole.
  if (!copy && !text.includes('\0')) throw new Error(`no copy: ${judgement.findings.map(({ code }) => code)}`)
  return { judgement, form, filed: bytes, copy }
}
