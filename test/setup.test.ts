import { spawnSync } from "node:child_process";
import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { tempFolder } from "./support/temp.ts";

const setupScript = path.join(import.meta.dirname, "..", "scripts", "setup.mjs");

/** What a command of that name does instead, beside writing down that it was called. */
function pretend(folder: string, name: string, script: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, name), `#!/bin/sh\n${script}\n`);
  chmodSync(path.join(folder, name), 0o755);
}

/** A clone with nothing in it but what the set-up looks at, on a machine whose npm brings that version of Node. */
function newClone(nodeVersion: string, npmScript = "") {
  const root = tempFolder();
  for (const folder of ["scripts", "prisma/sqlite", "src"]) mkdirSync(path.join(root, folder), { recursive: true });
  copyFileSync(setupScript, path.join(root, "scripts", "setup.mjs"));
  for (const file of ["package-lock.json", "prisma/models.prisma", "prisma/sqlite/head.prisma"]) {
    writeFileSync(path.join(root, file), file);
  }
  const modules = path.join(root, "node_modules");
  const generate = `require("fs").mkdirSync("src/generated/client"); require("fs").writeFileSync("src/generated/client/client.ts", "")`;
  pretend(
    path.join(root, "machine"),
    "npm",
    `echo "$@" >> ${root}/npm.log; ${npmScript}
    mkdir -p ${modules}/@slack/bolt ${modules}/prisma/build
    echo '${generate}' > ${modules}/prisma/build/index.js`,
  );
  pretend(path.join(modules, ".bin"), "node", `echo ${nodeVersion}`);
  const calls = path.join(root, "npm.log");
  return {
    setUp() {
      const env = { PATH: `${path.join(root, "machine")}:${process.env.PATH ?? ""}`, NODE_ENV: "production" };
      const { status, stderr } = spawnSync(process.execPath, [path.join(root, "scripts", "setup.mjs")], {
        env,
        encoding: "utf8",
      });
      return { status, said: stderr.trim().split("\n") };
    },
    changeLock: () => writeFileSync(path.join(root, "package-lock.json"), "changed"),
    npmCalls: () => (existsSync(calls) ? readFileSync(calls, "utf8").trim().split("\n") : []),
  };
}

test("a new clone gets its packages, those of development too; with nothing changed npm is not asked again", () => {
  const clone = newClone("24.21.0");
  expect(clone.setUp().status).toBe(0);
  expect(clone.npmCalls()).toEqual([expect.stringMatching(/^ci --include=dev /)]);
  expect(clone.setUp()).toEqual({ status: 0, said: [""] });
  expect(clone.npmCalls()).toHaveLength(1);
  clone.changeLock();
  expect(clone.setUp().status).toBe(0);
  expect(clone.npmCalls()).toHaveLength(2);
});

test("on an older Node without npm's own Node 24 one plain line says so", () => {
  const { status, said } = newClone("20.11.0").setUp();
  expect(status).toBe(1);
  expect(said.at(-1)).toMatch(/^Rounds needs Node 24 and found 20\.11\.0: .* Try: npm rebuild node$/);
  expect(said.join("\n")).not.toContain("    at ");
});

test("without a registry one plain line says so, and the next start tries again", () => {
  const clone = newClone("24.21.0", "exit 1;");
  for (const calls of [1, 2]) {
    const { status, said } = clone.setUp();
    expect([status, said.at(-1)]).toEqual([1, expect.stringContaining("is the npm registry reachable from here?")]);
    expect(clone.npmCalls()).toHaveLength(calls);
  }
});
