import { archivePaths } from '../../shared/archive/contents.ts'
import { archiveText } from '../../shared/archive/stored.ts'
import type { EarlierFigures } from '../../shared/figures/restatement/earlier.ts'
import { parseEarlierFigures } from '../../shared/figures/restatement/earlier.ts'
import { summarizeVintages, type VintageSummary, vintagesOf } from '../../shared/figures/restatement/vintages.ts'
import type { Programme } from '../../shared/programme/schema.ts'
import { readArchive } from '../archive-file.ts'
import { type Command, parseCommandList, print, UsageError } from './command.ts'

export const vintages: Command = {
  usage: 'vintages ARCHIVE… [--indicator I] [--area A] [--json]',
  summary: `首次数据后来修订了多少：逐指标，取自各期各版档案。How much first figures move: per indicator, from the archives of several
      editions and periods of one programme. The area is the total unless --area names a region or zone.`,
  async run(args) {
    const text = { type: 'string' } as const
    const { values, positionals } = parseCommandList(args, { indicator: text, area: text }, 'ARCHIVE')
    const archives = positionals.map((file) => readArchive(file))
    const programme = archives[0]?.records.programme
    if (!programme || archives.some(({ manifest }) => manifest.programme !== programme.code))
      throw new UsageError('the archives are of several programmes: give those of one')
    const area = values.area ?? programme.regions.find(({ level }) => level === 'province')?.code ?? ''
    const editions = archives.map(
      ({ files }): EarlierFigures => parseEarlierFigures(JSON.parse(archiveText(files, archivePaths.figures))),
    )
    const all = vintagesOf(distinct(editions), area).filter(
      ({ indicator }) => values.indicator === undefined || indicator === values.indicator,
    )
    if (all.length === 0)
      throw new UsageError(`the archives have no figure of ${values.indicator ?? 'anything'} for ${area}`)
    const summaries = summarizeVintages(all)
    print(values.json, { programme: programme.code, area, summaries, vintages: all }, () =>
      [
        '指标 indicator | 期数 periods | 修订 restated | 平均 mean % | 绝对平均 mean |%| | 最大 largest %',
        ...summaries.map((summary) => inWords(programme, summary)),
        ...all
          .filter(({ values: [first, ...later] }) => later.some(({ value }) => value !== first?.value))
          .map(
            ({ period, indicator, measure, values: editions, moved }) =>
              `  ${period} ${indicator}/${measure}: ${editions.map(({ value }) => value ?? '—').join(' → ')}  (${moved ?? '—'})`,
          ),
      ].join('\n'),
    )
    return 0
  },
}

/** An archive given twice counts once. */
function distinct(editions: readonly EarlierFigures[]): EarlierFigures[] {
  return [...new Map(editions.map((each) => [`${each.period} ${each.edition}`, each])).values()]
}

function inWords({ indicators }: Programme, summary: VintageSummary): string {
  const { indicator, measure, periods, restated, meanPercent, meanAbsolutePercent, largestPercent } = summary
  const name = indicators.find(({ code }) => code === indicator)?.name.zh ?? indicator
  const numbers = [meanPercent, meanAbsolutePercent, largestPercent].map((text) => text ?? '—')
  return `${indicator} ${name}/${measure} | ${periods} | ${restated} | ${numbers.join(' | ')}`
}
