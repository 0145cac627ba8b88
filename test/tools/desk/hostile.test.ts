import { expect } from 'vitest'
import { hostiles } from '../../corpus/hostiles.ts'
import { browserTest } from '../../fixtures/browser.ts'
import { PERIOD, unchecked, zone } from '../../fixtures/intake/form.ts'
import { asChromium87, openDesk, readAnswers } from './desk-page.ts'

browserTest(
  'files made to cost more than they weigh are answered as at the gate',
  { timeout: 120_000 },
  async ({ page }) => {
    await asChromium87(page)
    await openDesk(page, { programme: unchecked, lang: 'zh', zone: zone.id, period: PERIOD, history: [] })
    for (const { name, file, verdict, code } of hostiles) {
      const [answer] = await readAnswers(page, [{ name: 'form.xlsx', bytes: await file() }])
      expect([name, answer!.zh.verdict, answer!.zh.findings.length]).toEqual([name, verdict, 1])
      expect(answer!.en.findings[0]!.text).toContain(code)
    }
  },
)
