import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

// Two projects: the suite needs only Node; the browser tests need Chromium (see README).
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'suite',
          include: ['test/**/*.test.ts'],
          // the hostile files are read for a minute and ask no database: once is enough
          exclude: ['test/browser/**', ...(process.env.TEST_DATABASE_URL ? ['test/annexes/hostile.test.ts'] : [])],
          globalSetup: ['test/database.ts'],
          // a file waits for its database half of the time: one worker would leave a machine of two cores idle
          maxWorkers: Math.max(2, availableParallelism() - 1),
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          globalSetup: ['test/database.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          maxWorkers: 2,
        },
      },
    ],
  },
})
