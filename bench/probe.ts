import { monitorEventLoopDelay } from "node:perf_hooks";

/** Loaded before an app that is measured: tells the bench, when asked, how much memory and processor time it took and how long it kept others waiting. */
export type Probed = { peakRssBytes: number; longestPauseMs: number; processorMs: number };

const resolutionMs = 10;
const delay = monitorEventLoopDelay({ resolution: resolutionMs });
delay.enable();
let peakRssBytes = 0;
const look = () => {
  peakRssBytes = Math.max(peakRssBytes, process.memoryUsage.rss());
};
setInterval(look, 50).unref();

process.on("message", (question) => {
  if (question !== "probe") return;
  look();
  const { user, system } = process.cpuUsage();
  const longestPauseMs = Math.max(0, delay.max / 1e6 - resolutionMs);
  const probed: Probed = { peakRssBytes, longestPauseMs, processorMs: (user + system) / 1000 };
  delay.reset();
  process.send?.(probed);
});
// listening to the bench alone must not keep the app running
process.channel?.unref();
