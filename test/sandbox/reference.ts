import { existsSync } from "node:fs";
import path from "node:path";

/** A folder of Slack's reference or of recordings, where it lies beside the project; nothing where it does not. */
export function referenceFolder(name: "methods" | "recorded"): string | undefined {
  const places = ["../shared/slack", "../../shared/slack"].map((place) => path.resolve(place, name));
  return places.find((place) => existsSync(place));
}
