import { say } from '../../messages/catalogue.ts'
import type { Section, TargetLine } from '../document.ts'
import { chartBlocks, list, section, tableBlocks } from './blocks.ts'
import type { Source } from './tables.ts'
import { targetCharts } from './target-chart.ts'
import { outlookBlocks, targetReadings } from './target-outlook.ts'
import { targetTable } from './targets.ts'

/** The plan's targets: where each stands, where it is heading, how else it may be read, what is left open. */
export function targetSection(source: Source, lines: readonly TargetLine[]): Section {
  const { lang } = source
  const open = lines.filter(({ question }) => question !== '')
  return section(lang, 'targets', 'bulletinTargets', [
    chartBlocks(targetCharts(source, lines)),
    tableBlocks([targetTable(source, lines)]),
    outlookBlocks(source),
    list(targetReadings(source), say(lang, 'targetReadings')),
    list(
      open.map(({ statement, question }) => say(lang, 'bulletinQuestion', { statement, question })),
      say(lang, 'bulletinQuestions'),
    ),
  ])
}
