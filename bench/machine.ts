import os from "node:os";

const gigabyte = 1024 ** 3;

/** What the figures were measured on: they mean little without it. */
export function machineFacts(): string[] {
  const [cpu] = os.cpus();
  return [
    `${os.cpus().length} cores (${cpu?.model.trim() ?? "unknown"})`,
    `${(os.totalmem() / gigabyte).toFixed(0)} GB of memory, ${(os.freemem() / gigabyte).toFixed(0)} free`,
    `${os.type()} ${os.release()}, Node ${process.versions.node}`,
    `load ${load()} before the run`,
  ];
}

/** The load averages of 1, 5 and 15 minutes. */
export const load = (): string =>
  os
    .loadavg()
    .map((average) => average.toFixed(2))
    .join(" ");
