import { asRatio, whole } from "./figures.ts";
import { benchImport } from "./import.ts";
import type { Size } from "./sizes.ts";
import type { Claim } from "./table.ts";

/** Clients from a CSV file on the command line, beside raw inserts of the same rows. */
export async function importClaim({ importedClients }: Size): Promise<Claim> {
  const { rows, rawRowsPerSecond, importRowsPerSecond, ratio, peakMb } = await benchImport(importedClients);
  return {
    what: `import of ${whole(rows)} clients`,
    measured: `${whole(importRowsPerSecond)} rows/s${peakMb === null ? "" : `, up to ${whole(peakMb)} MB`}`,
    limit: `prepared inserts ${whole(rawRowsPerSecond)} rows/s`,
    ratio: asRatio(ratio),
    target: "≥ 0.50, < 300 MB",
  };
}
