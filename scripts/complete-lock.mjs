// Run after `npm install` has changed package-lock.json. A registry mirror that serves only some platforms' binaries leaves
// the others out of the lock, and `npm ci` then refuses it everywhere. This adds each missing optional binary by name, version
// and platform, so that the same lock installs on every machine.
import { readFileSync, writeFileSync } from "node:fs";

const file = new URL("../package-lock.json", import.meta.url);
const lock = JSON.parse(readFileSync(file, "utf8"));
const platforms = {
  android: 1,
  darwin: 1,
  freebsd: 1,
  linux: 1,
  netbsd: 1,
  openbsd: 1,
  openharmony: 1,
  sunos: 1,
  win32: 1,
};

/** "@x/binding-linux-arm64-musl" → { os: ["linux"], cpu: ["arm64"], libc: ["musl"] } */
function platformOf(name) {
  const words = name.split("/").pop().split("-");
  const start = words.findIndex((word) => word in platforms);
  if (start < 0) return undefined;
  const [os, cpu, abi] = words.slice(start);
  const libc = os !== "linux" ? undefined : abi === "musl" ? ["musl"] : abi === "gnu" ? ["glibc"] : undefined;
  return { os: [os], cpu: [cpu], ...(libc && { libc }) };
}

let added = 0;
for (const entry of Object.values(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const place = `node_modules/${name}`;
    const platform = platformOf(name);
    if (lock.packages[place] || !platform) continue;
    lock.packages[place] = { version, ...(entry.dev && { dev: true }), optional: true, ...platform };
    added++;
  }
}
const packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
writeFileSync(file, `${JSON.stringify({ ...lock, packages }, null, 2)}\n`);
console.log(`package-lock.json: ${added} platform binaries added`);
