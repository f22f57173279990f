/** What `within` gives for work that takes longer. */
export const slow = Symbol("slow");

/** What the work gives, or `slow` when it takes longer. The timer ends with the work: one left behind would hold the request in memory. */
export async function within<T>(ms: number, work: Promise<T>): Promise<T | typeof slow> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<typeof slow>((resolve) => {
    timer = setTimeout(() => resolve(slow), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
