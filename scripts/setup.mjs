// Makes a clone ready to run, on whatever Node is there (20 or newer): packages, Prisma's client, the practice page.
// Each step remembers the hash of what it was made from, so that with nothing changed no step runs and no network is touched.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

const root = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), "..");
const at = (...parts) => path.join(root, ...parts);
const stamps = at("node_modules", ".rounds-setup");
const bin = (name) => at("node_modules", ".bin", process.platform === "win32" ? `${name}.cmd` : name);

function stop(line) {
  console.error(line);
  process.exit(1);
}

function filesUnder(dir, skip = /^(dist|node_modules)$/) {
  return readdirSync(dir, { withFileTypes: true })
    .filter((entry) => !skip.test(entry.name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) =>
      entry.isDirectory() ? filesUnder(path.join(dir, entry.name), skip) : [path.join(dir, entry.name)],
    );
}

function hashOf(files) {
  const hash = createHash("sha256");
  for (const file of files) hash.update(path.relative(root, file)).update("\0").update(readFileSync(file)).update("\0");
  return hash.digest("hex");
}

/** Runs the step unless it already ran for the same inputs and its result is there. */
function step(name, { inputs, result, run }) {
  const stamp = path.join(stamps, name);
  const hash = hashOf(inputs);
  if (result.every((file) => existsSync(file)) && existsSync(stamp) && readFileSync(stamp, "utf8") === hash) return;
  run();
  mkdirSync(stamps, { recursive: true });
  writeFileSync(stamp, hash);
}

function command(file, args, { quiet = false, env = {}, failure }) {
  const done = spawnSync(file, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: quiet ? ["ignore", "ignore", "pipe"] : ["ignore", 2, 2],
    encoding: "utf8",
    shell: process.platform === "win32",
  });
  if (done.status === 0) return;
  if (done.stderr) process.stderr.write(done.stderr);
  stop(failure(done));
}

function installPackages() {
  console.error("Rounds: installing packages (about half a minute, once) …");
  const install = ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=silent"];
  command("npm", install, {
    failure: () =>
      "Rounds: the packages could not be installed; is the npm registry reachable from here? `npm ci --include=dev` tells more.",
  });
}

function generateClient() {
  const models = [at("prisma", "sqlite", "head.prisma"), at("prisma", "models.prisma")];
  rmSync(at("src", "generated"), { recursive: true, force: true });
  mkdirSync(at("src", "generated"), { recursive: true });
  writeFileSync(at("src", "generated", "schema.prisma"), models.map((file) => readFileSync(file, "utf8")).join("\n"));
  command(process.execPath, [at("node_modules", "prisma", "build", "index.js"), "generate"], {
    quiet: true,
    // Names an executable so that Prisma does not try to download the engine, which `generate` does not use.
    env: { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: "1", CHECKPOINT_DISABLE: "1" },
    failure: () => "Rounds: Prisma's client could not be generated from prisma/models.prisma.",
  });
}

function bundlePage() {
  command(
    bin("esbuild"),
    [
      at("src", "sandbox", "page", "main.tsx"),
      "--bundle",
      "--minify",
      "--format=esm",
      "--target=es2022",
      "--jsx=automatic",
      "--jsx-import-source=preact",
      "--log-level=warning",
      `--outdir=${at("src", "sandbox", "page", "dist")}`,
    ],
    { quiet: true, failure: () => "Rounds: the practice page could not be bundled." },
  );
}

/** The Node that npm scripts will find: npm's own node@24 if installed, else the machine's. */
function requireModernNode() {
  const node = existsSync(bin("node")) ? bin("node") : process.execPath;
  const version = spawnSync(node, ["-p", "process.versions.node"], { encoding: "utf8" }).stdout?.trim() ?? "";
  if (Number(version.split(".")[0]) >= 24) return;
  stop(
    `Rounds needs Node 24 and found ${version || "none"}: npm's package "node" is missing or was installed without its script. Try: npm rebuild node`,
  );
}

const lock = at("package-lock.json");
step("packages", { inputs: [lock], result: [at("node_modules", "@slack", "bolt")], run: installPackages });
requireModernNode();
step("client", {
  inputs: [at("prisma", "sqlite", "head.prisma"), at("prisma", "models.prisma"), lock],
  result: [at("src", "generated", "client", "client.ts")],
  run: generateClient,
});
if (existsSync(at("src", "sandbox", "page", "main.tsx"))) {
  step("page", {
    inputs: [...filesUnder(at("src", "sandbox", "page")), lock],
    result: [at("src", "sandbox", "page", "dist", "main.js")],
    run: bundlePage,
  });
}
