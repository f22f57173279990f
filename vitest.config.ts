import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Thousands of broken values, and Prisma's engines, which stand still where other files have run: a process for each. */
const alone = ["test/**/fuzz*.test.ts", "test/db/**/*.test.ts"];

/** What takes longest comes first, so that at the end no long file runs alone; measured, the longest of them in front. */
const longest = [
  "year/year",
  "practice",
  "year/month",
  "ways-of-running",
  "imports/command",
  "complaints/report",
  "kill",
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const at = longest.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`));
      return at === -1 ? longest.length : at;
    };
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}

export default defineConfig({
  test: {
    // processes and waits leave a core idle half of the time: a worker for each core, where vitest would keep one core free
    maxWorkers: "100%",
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: "rounds",
          include: ["test/**/*.test.ts"],
          exclude: ["test/page/**", ...alone],
          testTimeout: 30_000,
          hookTimeout: 30_000,
          // a worker reads the app once for all of its files, not anew for each: half of the work of a short file
          isolate: false,
        },
      },
      {
        test: { name: "rounds alone", include: alone, testTimeout: 30_000, hookTimeout: 30_000 },
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
