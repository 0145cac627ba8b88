import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { DESK_DATA_MARK } from '../../../shared/desk-file.ts'
import { ENV } from '../../../shared/env.ts'
import { issueLink } from '../../../shared/store/links.ts'
import { saveProgramme } from '../../../shared/store/programmes.ts'
import { createRound } from '../../../shared/store/rounds.ts'
import { smallProgramme, smallRound } from '../../fixtures/small-programme.ts'
import { type StandIns, startStandIns } from '../../shared/aws/stand-ins.ts'
import { ask } from './client.ts'

const NOW = '2025-04-02T01:00:00.000Z'
const folder = mkdtempSync(join(tmpdir(), 'zone-bulletin-desk-'))
let cloud: StandIns
beforeAll(async () => {
  cloud = await startStandIns({ now: NOW, programmes: [smallProgramme] })
  await saveProgramme(smallProgramme)
  await createRound(smallRound)
  const page = join(folder, 'desk.html')
  writeFileSync(page, `<script type="application/json">${DESK_DATA_MARK}</script>`)
  vi.stubEnv(ENV.deskFile, page)
})
afterAll(async () => {
  await cloud.stop()
  rmSync(folder, { recursive: true })
})

test('a zone gets the page with its round in it, to keep', async () => {
  const [zone] = smallProgramme.zones
  const { code } = smallProgramme
  const grant = {
    programme: code,
    period: '2025-03',
    region: zone!.region,
    zone: zone!.id,
    expiresAt: smallRound.closesAt,
  }
  const token = await issueLink(grant)
  const { statusCode, headers, body } = await ask('GET /z/{token}/desk', token)
  expect(statusCode).toBe(200)
  expect(headers?.['content-disposition']).toMatch(/^attachment; .*\.html/)
  const html = Buffer.from(body ?? '', 'base64').toString('utf8')
  const data = JSON.parse(/<script[^>]*>(.*)<\/script>/.exec(html)?.[1] ?? '')
  expect(data).toEqual({ programme: smallProgramme, lang: 'zh', zone: zone!.id, period: '2025-03', history: [] })
  const page = await ask('GET /z/{token}', token)
  expect(page.body).toContain(`href="/z/${token}/desk?lang=zh"`)
})

test('nobody else does', async () => {
  expect((await ask('GET /z/{token}/desk', 'x'.repeat(43))).statusCode).toBe(404)
})
