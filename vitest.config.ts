import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    maxWorkers: '100%', // two cores would otherwise mean one worker
    testTimeout: 30_000,
    hookTimeout: 60_000,
    env: {
      TZ: 'America/New_York', // nothing may depend on the machine's zone; the programmes carry theirs
      POWERTOOLS_LOG_LEVEL: 'SILENT',
    },
  },
})
