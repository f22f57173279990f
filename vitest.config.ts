import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "rounds",
          include: ["test/**/*.test.ts"],
          exclude: ["test/page/**"],
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        test: {
          name: "page",
          globalSetup: "test/page/support/bundle.ts",
          include: ["test/page/**/*.test.ts"],
          testTimeout: 90_000,
          hookTimeout: 90_000,
          fileParallelism: false,
          // a browser on a busy machine is late at times: what is looked for has time to come, and what fails three times has failed
          expect: { poll: { timeout: 20_000 } },
          retry: 2,
        },
      },
    ],
  },
});
