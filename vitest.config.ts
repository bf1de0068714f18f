import { defineConfig } from 'vitest/config';

// Vitest 5 groups its error report with Map.groupBy, which Node 20 does not have: a failure would hide its own reason.
if (!('groupBy' in Map)) {
  Object.defineProperty(Map, 'groupBy', {
    value: <T, K>(items: Iterable<T>, keyOf: (item: T) => K): Map<K, T[]> => {
      const groups = new Map<K, T[]>();
      for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
      return groups;
    },
  });
}

export default defineConfig({
  test: {
    projects: [
      // A busy machine may take its time for thousands of random cases.
      {
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.ts'],
          environment: 'node',
          testTimeout: 60_000,
        },
      },
      { test: { name: 'integration', include: ['test/integration/**/*.test.ts'], testTimeout: 120_000 } },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: ['test/e2e/global-setup.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          fileParallelism: false,
          // A busy machine may take its time to draw; a wrong page stays wrong.
          expect: { poll: { timeout: 15_000 } },
        },
      },
    ],
  },
});
