import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'esbuild'
import { bundleFunctions } from '../../infra/bundle.ts'
import { loadProgrammes } from '../../infra/programmes.ts'
import { addRenderAssets } from '../../infra/render-asset.ts'
import type { BulletinInput } from '../../shared/bulletin/input.ts'
import { bulletinDocument } from '../../shared/bulletin/model/bulletin-document.ts'
import { aggregateRegion } from '../../shared/figures/aggregate.ts'
import { combineRegions } from '../../shared/figures/combine.ts'
import { trendRecord } from '../../shared/figures/trend-record.ts'
import { withTrend } from '../../shared/figures/with-trend.ts'
import { previousPeriod } from '../../shared/period.ts'
import { roundTimes } from '../../shared/programme/calendar.ts'
import type { Programme } from '../../shared/programme/schema.ts'
import { filingsByRegion } from './close.ts'

const ROOT = join(import.meta.dirname, '../..')
const FOLDER = join(ROOT, '.build/bench-pdf')
const PERIOD = '2025-03'
const TREND_PERIODS = 12
/** So that totals have the digits of a real month's. */
const MOST_FILED = 9000

/** What a child process prints of the bulletins that it made. */
export interface PdfRun {
  readonly milliseconds: number
  readonly residentBytes: number
}

/** Programs to start, made from the present sources, and the folder of `render` as a synth deploys it. */
export interface PdfPrograms {
  readonly own: string
  readonly rival: string
  readonly render: string
}

export async function pdfPrograms(): Promise<PdfPrograms> {
  await bundleFunctions(ROOT, FOLDER)
  const render = join(FOLDER, 'render')
  await addRenderAssets(render)
  const input = await madeUpMonth()
  await writeFile(join(FOLDER, 'input.json'), JSON.stringify(input))
  await writeFile(join(FOLDER, 'document.json'), JSON.stringify(bulletinDocument(input, 'zh')))
  return { own: await program('pdf-own'), rival: await program('pdf-rival'), render }
}

/** One file beside the month that it prints; pdfkit finds its own data only in its package. */
async function program(name: string): Promise<string> {
  const outfile = join(FOLDER, `${name}.cjs`)
  await build({
    ...{ absWorkingDir: ROOT, entryPoints: [`tools/bench/${name}.ts`], outfile, logLevel: 'error' },
    ...{
      bundle: true,
      minify: true,
      platform: 'node',
      target: 'node24',
      format: 'cjs',
      external: ['*.node', 'pdfkit'],
    },
  })
  return outfile
}

/** The largest programme's month: every zone filed, every key figure has a year behind it. */
async function madeUpMonth(): Promise<BulletinInput> {
  const programmes = [...(await loadProgrammes(join(ROOT, 'programmes'))).values()]
  const programme = programmes.sort((a, b) => b.zones.length - a.zones.length)[0]
  if (!programme) throw new Error('no programme')
  const ref = { programme: programme.code, period: PERIOD, edition: 1 }
  const partials = [...filingsByRegion(programme, MOST_FILED)].map(([region, own]) =>
    aggregateRegion(programme, PERIOD, region, own),
  )
  const figures = combineRegions(programme, ref, partials)
  const record = trendRecord(programme, figures)
  const earlier = earlierPeriods(programme).map((period) => ({
    ...({ ...record, period, source: 'imported', manifestHash: null } as const),
  }))
  return {
    ...{ programme, figures: withTrend(programme, figures, earlier), previousManifestHash: 'b'.repeat(64) },
    round: {
      ...{ ...ref, ...roundTimes(programme.calendar, PERIOD), programmeHash: programme.hash },
      ...{ state: 'closed', reason: null, imported: false },
    },
  }
}

function earlierPeriods({ calendar }: Programme): string[] {
  const periods: string[] = []
  for (let period = PERIOD; periods.length < TREND_PERIODS; periods.push(period))
    period = previousPeriod(period, calendar.mergesJanuaryFebruary)
  return periods
}
