import { lineageOf } from '../../shared/archive/lineage.ts'
import type { OpenArchive } from '../../shared/archive/open.ts'
import { getObject } from '../../shared/aws/objects.ts'
import { sha256Hex } from '../../shared/digest.ts'
import { ENV, requiredEnv } from '../../shared/env.ts'
import { objectKeys } from '../../shared/keys.ts'
import { listEditions } from '../../shared/store/editions.ts'
import { opened, readArchive } from '../archive-file.ts'
import { connect } from '../connection.ts'
import { type Command, parseCommand, print, required, UsageError } from './command.ts'
import { lineageInWords } from './figure-words.ts'
import { ROUND_OPTIONS, roundName } from './round-options.ts'

const ARCHIVE_LIMIT_BYTES = 1_000_000_000
const TEXT = { type: 'string' } as const

export const figure: Command = {
  usage:
    'figure (--archive FILE | --programme P --period M [--edition N]) --indicator I --area A [--measure month|ytd|end] [--with-inner] [--json]',
  summary: `一个数字的来历：数值、算法、汇总与缺报单位、所依据的报送和回执。Where a printed figure comes from: computed again from the archive,
      with its formula, the zones counted and missing, and the filings and receipts that it rests on.`,
  async run(args) {
    const { values } = parseCommand(args, {
      ...ROUND_OPTIONS,
      ...{ archive: TEXT, edition: TEXT, indicator: TEXT, area: TEXT, measure: TEXT },
      'with-inner': { type: 'boolean' },
    })
    const indicator = required(values.indicator, '--indicator')
    const area = required(values.area, '--area')
    const { records, manifest } = values.archive ? readArchive(values.archive) : await sealedArchive(values)
    const { programme, period, edition } = manifest
    const ref = { programme, period, edition }
    const question = { indicator, area, measure: values.measure, withInner: values['with-inner'] }
    const found = lineageOf(records, ref, question)
    if (found.length === 0) throw new UsageError(missingWords(records, question))
    print(values.json, found, () => found.map(lineageInWords).join('\n\n'))
    return 0
  },
}

/** The archive of an edition as it was sealed: by version and hash, not by name. */
async function sealedArchive(
  values: Parameters<typeof roundName>[0] & { readonly edition?: string | undefined },
): Promise<OpenArchive> {
  const { programme, period } = roundName(values)
  connect()
  const editions = (await listEditions(programme)).filter((edition) => edition.period === period)
  const wanted =
    values.edition === undefined ? editions.at(-1) : editions.find((e) => `${e.edition}` === values.edition)
  if (!wanted) throw new UsageError(`${programme} ${period} has no such published edition`)
  const key = objectKeys.archive(wanted, 'archive.zip')
  const at = { versionId: wanted.archiveVersionId, limitBytes: ARCHIVE_LIMIT_BYTES }
  const object = await getObject(requiredEnv(ENV.archive), key, at)
  if (!object || sha256Hex(object.bytes) !== wanted.archiveSha256)
    throw new Error(`the archive ${key} is not the one that was sealed`)
  return opened(object.bytes, key)
}

function missingWords(
  { programme }: OpenArchive['records'],
  { indicator, area, measure }: { indicator: string; area: string; measure?: string | undefined },
): string {
  if (!programme.indicators.some(({ code }) => code === indicator))
    return `${programme.code} has no indicator ${indicator}; it has ${programme.indicators.map(({ code }) => code).join(' ')}`
  const areas = [...programme.regions.map(({ code }) => code), ...programme.zones.map(({ id }) => id)]
  if (!areas.includes(area)) return `${programme.code} has no region or zone ${area}`
  return `this edition has no figure of ${indicator} ${measure ?? ''} for ${area}`
}
