import { expect, test } from 'vitest'
import { DESK_DATA_MARK, deskFile } from '../../shared/desk-file.ts'
import { markupText } from '../../shared/page/markup.ts'
import { examine } from '../../tools/desk/examine.ts'
import { answerMarkup, choicesMarkup, type Desk, footMarkup, headMarkup } from '../../tools/desk/view.ts'
import { smallProgramme } from '../fixtures/small-programme.ts'
import { filed } from './filed.ts'
import { HARMLESS, HOSTILE, infected, tagsOf } from './texts.ts'

const PERIOD = '2025-03'

/** The whole page after a file of that name and with that remark was looked at, in a programme with that text in all its names. */
async function page(text: string): Promise<string> {
  const programme = infected(smallProgramme, text)
  const zone = programme.zones[0]!
  const bytes = (await filed(text, 'json')).filed
  const chosen = { name: `${text}.json`, bytes }
  const question = { programme, zone, period: PERIOD, file: chosen, earlier: [chosen], history: [] }
  const desk: Desk = {
    ...{ programme, lang: 'zh', zone, period: PERIOD, stated: true, periods: [PERIOD] },
    ...{ fileName: chosen.name, earlierNames: [chosen.name] },
    answer: { kind: 'examined', examined: await examine(question) },
  }
  const failed: Desk = { ...desk, answer: { kind: 'failed', detail: text } }
  const parts = [headMarkup(desk), choicesMarkup(desk), answerMarkup(desk), answerMarkup(failed), footMarkup(desk)]
  return parts.map(markupText).join('\n')
}

test.each(HOSTILE.map((text) => [text]))('%j is no markup at the desk', async (text) => {
  const [hostile, harmless] = [await page(text), await page(HARMLESS)]
  expect(harmless).toContain(HARMLESS)
  expect(tagsOf(hostile)).toEqual(tagsOf(harmless))
})

test('nothing in a programme or a history ends the block that the desk reads them from', () => {
  const programme = infected(smallProgramme, ...HOSTILE, '</script><script>alert(1)</script>', '<!--<script>')
  const data = { programme, lang: 'zh', zone: null, period: null, history: [] } as const
  const block = deskFile(DESK_DATA_MARK, data)
  expect(block).not.toMatch(/[<\u2028\u2029]/)
  expect(JSON.parse(block)).toEqual(JSON.parse(JSON.stringify(data)))
})
