import { expect } from 'vitest'
import { canonicalJson } from '../../../shared/digest.ts'
import { CORPUS } from '../../corpus/all.ts'
import { type Case, judgeCase } from '../../corpus/case.ts'
import { browserTest } from '../../fixtures/browser.ts'
import { PERIOD, unchecked, zone } from '../../fixtures/intake/form.ts'
import { asChromium87, openDesk, readAnswers, toBeShown } from './desk-page.ts'

const cases: readonly Case[] = Object.entries(CORPUS).flatMap(([kind, all]) =>
  all.map((each) => ({ ...each, name: `${kind}: ${each.name}` })),
)

/** Cases that one page can answer: of the same programme, period and past. */
const groups = Map.groupBy(cases, ({ programme = unchecked, period = PERIOD, history = [] }) =>
  canonicalJson([programme, period, history]),
)

browserTest(
  'the page says of every case what the gate says, in both languages',
  { timeout: 300_000 },
  async ({ page }) => {
    await asChromium87(page)
    for (const group of groups.values()) {
      const { programme = unchecked, period = PERIOD, history = [] } = group[0] ?? {}
      await openDesk(page, { programme, lang: 'zh', zone: zone.id, period, history })
      const files = await Promise.all(
        group.map(async (each) => ({ name: each.fileName, bytes: bytesOf(await each.file()) })),
      )
      const answers = await readAnswers(page, files)
      const judgements = await Promise.all(group.map(judgeCase))
      for (const [index, judgement] of judgements.entries()) {
        const said = { zh: toBeShown(judgement, 'zh'), en: toBeShown(judgement, 'en') }
        expect({ name: group[index]?.name, ...answers[index] }).toEqual({ name: group[index]?.name, ...said })
      }
    }
    expect(cases.length).toBeGreaterThan(400)
  },
)

function bytesOf(file: Uint8Array | string): Uint8Array {
  return typeof file === 'string' ? new TextEncoder().encode(file) : file
}
