import packageJson from "../package.json" with { type: "json" };

/** What an npm script gives to Node: what is measured runs as it is shipped. */
export function flagsOf(script: "start" | "rounds"): string[] {
  const given = /node (.*)src\/\w+\.ts/.exec(packageJson.scripts[script])?.[1];
  if (given === undefined) throw new Error(`the script ${script} starts no file of src`);
  return given.split(" ").filter(Boolean);
}
