import { once } from "node:events";
import { type ResourceLimits, Worker } from "node:worker_threads";

/**
 * Runs a module in a thread of its own, and gives the first message that it posts: the process answers others meanwhile. Rejects
 * with what the thread threw.
 */
export async function beside<T>(module: string, workerData: unknown, resourceLimits: ResourceLimits): Promise<T> {
  const worker = new Worker(new URL(module), { workerData, resourceLimits });
  try {
    const [message] = (await once(worker, "message")) as [T];
    return message;
  } finally {
    await worker.terminate();
  }
}
