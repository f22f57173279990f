/** Before all page tests: a browser must be there, and the page is bundled from its present source. */
import { execFileSync } from "node:child_process";
import path from "node:path";
import { build } from "esbuild";
import { chromiumPath } from "./chromium.ts";

const page = path.resolve(import.meta.dirname, "../../../src/sandbox/page");

/** Fails with one plain line when no Chromium is found. */
export default async function prepare() {
  execFileSync(chromiumPath(), ["--version"]);
  await build({
    entryPoints: [path.join(page, "main.tsx")],
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    jsx: "automatic",
    jsxImportSource: "preact",
    logLevel: "warning",
    outdir: path.join(page, "dist"),
  });
}
