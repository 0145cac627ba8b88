import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { playground, start } from './start.ts'

const folder = playground()
const ZONES = ['--zones', '6']
/** Lines of finished stages after which the whole run is killed: in the middle of collecting, then of closing. */
const KILLED_AFTER = ['open the round', 'overdue zones report']

afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('killed twice in the middle and started again, the month is finished and nothing is lost or sent twice', async () => {
  for (const words of KILLED_AFTER) {
    const killed = await start(folder, ['--once', ...ZONES], words)
    expect(killed.signal, killed.stdout + killed.stderr).toBe('SIGKILL')
  }
  const finished = await start(folder, ['--once', '--json', ...ZONES])
  expect(finished.code, finished.stderr).toBe(0)
  const summary = JSON.parse(finished.stdout)
  expect(summary).toMatchObject({ edition: 1, verified: true, coverage: { expected: 184, reported: 6, accepted: 6 } })

  const mails = mailsIn(join(folder, '.local', 'henan-zones', 'mail.jsonl'))
  const officials = mails.filter(({ to }) => to.startsWith('official-'))
  expect(officials.length).toBe(20)
  expect(new Set(officials.map(({ to }) => to)).size).toBe(20)
  const links = mails.filter(({ subject }) => subject.includes('报送开始'))
  expect(links.length).toBe(184)
  expect(new Set(links.map(({ to }) => to)).size).toBe(184)
}, 240_000)

function mailsIn(file: string): { to: string; subject: string }[] {
  const lines = readFileSync(file, 'utf8').split('\n')
  return lines
    .filter((line) => line !== '')
    .map((line) => {
      const { destination, subject } = JSON.parse(line)
      return { to: destination.to[0], subject }
    })
}
