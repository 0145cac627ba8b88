import { type FormSchemaFormat, isFormFormat, isFormSchemaFormat } from '../../shared/form-file.ts'
import type { History } from '../../shared/intake/history.ts'
import { writeForm } from '../../shared/intake/write.ts'
import { writeFormSchema } from '../../shared/intake/write-form-schema.ts'
import type { FileFormat } from '../../shared/submission.ts'
import { type Command, parseCommand, print, UsageError } from './command.ts'
import { writeNew } from './files.ts'
import { ZONE_OPTIONS, ZONE_USAGE, type ZoneForm, zoneForm } from './zone-options.ts'

/** Invented figures of the same zone and period are the same on any machine. */
const SEED = 'form'
const PAST_MONTHS = 18

export const form: Command = {
  usage: `form FILE ${ZONE_USAGE} [--format xlsx|csv|json|schema|csvw] [--sample] [--json]`,
  summary: `生成一个单位一期的表格，不需要网络。Writes the form of one zone and period to FILE, empty or with invented figures (--sample). Without
      --format the ending of FILE decides; schema and csvw describe the JSON and the CSV form to programs. The columns of earlier figures are filled from --history DIR.`,
  async run(args) {
    const options = { ...ZONE_OPTIONS, format: { type: 'string' }, sample: { type: 'boolean' } } as const
    const { values, positionals } = parseCommand(args, options, ['FILE'])
    const [file = ''] = positionals
    const format = formatOf(values.format, file)
    const about = await zoneForm(values)
    const bytes = await written(about, format, values.sample ?? false)
    writeNew(file, bytes)
    const { programme, period, zone } = about
    const sample = values.sample ?? false
    const result = { file, format, programme: programme.code, period, zone: zone.id, sample, size: bytes.length }
    print(
      values.json,
      result,
      () => `已生成 written: ${file}（${zone.name.zh}，${period}${sample ? '，样例 sample' : ''}）`,
    )
    return 0
  },
}

async function written(about: ZoneForm, format: FileFormat | FormSchemaFormat, sample: boolean): Promise<Uint8Array> {
  if (isFormSchemaFormat(format)) return writeFormSchema(about, format)
  return sample ? sampleForm(about, format) : writeForm({ ...about, format })
}

function formatOf(option: string | undefined, file: string): FileFormat | FormSchemaFormat {
  const format = option ?? file.split('.').at(-1)?.toLowerCase() ?? ''
  if (isFormFormat(format) || isFormSchemaFormat(format)) return format
  if (option === undefined && !/\.[A-Za-z0-9]+$/.test(file)) return 'xlsx'
  throw new UsageError(`${format} is no format: xlsx, csv, json, schema or csvw`)
}

async function sampleForm({ programme, period, zone, history }: ZoneForm, format: FileFormat): Promise<Uint8Array> {
  // Only here: what makes samples is no part of an installation that only checks files.
  const { careful, historyOf, officesOf } = await import('../sample/office.ts')
  const { pastPeriods } = await import('../sample/history.ts')
  const offices = officesOf(programme, SEED, period)
  const figures = offices.figures(zone, period)
  if (!figures) throw new UsageError(`there are no sample figures of ${zone.id} for ${period}`)
  const [from = period] = pastPeriods(programme, period, PAST_MONTHS)
  const past: History = history.length > 0 ? history : historyOf(offices, zone, period, from)
  const document = offices.model?.document ?? ''
  const habit = format === 'csv' ? 'csv-utf8' : format
  const filled = await careful(offices, { programme, zone, period, history: past, habit, figures, document })
  return filled.form.bytes
}
