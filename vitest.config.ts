import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['test/db/**/*.test.ts', 'test/electron/**/*.test.ts', 'test/renderer/**/*.test.{ts,tsx}', 'test/*.test.ts'], environment: 'node', testTimeout: 180_000, setupFiles: ['test/seed.ts'] } },
      { test: { name: 'app', include: ['test/app/**/*.test.ts'], environment: 'node', testTimeout: 120_000, hookTimeout: 120_000, fileParallelism: false, expect: { poll: { timeout: 10_000 } } } },
    ],
  },
})
