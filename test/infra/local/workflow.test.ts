import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

test('a stopped cloud lets its process end, whatever an execution was waiting for', async () => {
  const program = join(import.meta.dirname, 'run-workflow.ts')
  // Where a timer of years is left behind, the program is killed, and this rejects.
  const { stdout } = await promisify(execFile)(process.execPath, [program], { timeout: 20_000 })
  expect(stdout).toBe('RUNNING')
}, 30_000)
