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
          exclude: ['test/browser/**'],
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
          fileParallelism: false,
        },
      },
    ],
  },
})
