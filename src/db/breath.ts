/**
 * better-sqlite3 answers in microtasks, so a chain of awaited queries would keep timers and sockets, and with them Slack's
 * three seconds, waiting. A breath is nothing while the queries of this turn have taken less than `turnMs`, then one turn
 * of the event loop, shared by all who wait for it.
 */
export function breathing(turnMs: number): () => Promise<void> | undefined {
  let turnBegan = 0;
  let pause: Promise<void> | undefined;
  let idle = true;

  function beginTurn() {
    idle = false;
    turnBegan = performance.now();
    setImmediate(() => {
      idle = true;
    });
  }

  return () => {
    if (idle) beginTurn();
    if (performance.now() - turnBegan < turnMs) return undefined;
    pause ??= new Promise((resolve) => {
      setImmediate(() => {
        pause = undefined;
        beginTurn();
        resolve();
      });
    });
    return pause;
  };
}
