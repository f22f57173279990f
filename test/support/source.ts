import { globSync, readFileSync } from "node:fs";
import path from "node:path";

const root = path.join(import.meta.dirname, "..", "..");

export type Import = {
  /** a path from the project's root such as src/lib/dates.ts, or a package's name */
  target: string;
  isTypeOnly: boolean;
  names: string;
};
export type Source = { file: string; text: string; imports: Import[] };

const importLine = /(?:^|\n)\s*(?:import|export)\s+(type\s+)?([^;"]*?)\s*(?:from\s+)?"([^"]+)"|\bimport\("([^"]+)"\)/g;

/** Reads what a file imports, at its head or later; `import type` and `{ type A, type B }` are types only. */
export function importsOf(file: string, text: string): Import[] {
  return [...text.matchAll(importLine)].map(([, type, names = "", from, later]) => {
    const target = from ?? later ?? "";
    const named = /^\{([\s\S]*)\}$/
      .exec(names.trim())?.[1]
      ?.split(",")
      .filter((name) => name.trim() !== "");
    return {
      target: target.startsWith(".") ? path.posix.join(path.posix.dirname(file), target) : target,
      isTypeOnly: type !== undefined || (named?.every((name) => name.trim().startsWith("type ")) ?? false),
      names,
    };
  });
}

/** The project's own source files that match the pattern; generated ones are not ours. */
export function sources(pattern: string): Source[] {
  return globSync(pattern, { cwd: root })
    .map((file) => file.split(path.sep).join("/"))
    .filter((file) => !file.startsWith("src/generated/"))
    .sort()
    .map((file) => {
      const text = readFileSync(path.join(root, file), "utf8");
      return { file, text, imports: importsOf(file, text) };
    });
}

/** The text without its comments. */
export const withoutComments = (text: string): string =>
  text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|\s)\/\/.*$/gm, "$1");
