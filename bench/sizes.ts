/** How much is measured: what the claims are made of, or as little as shows that everything runs. */
export type Size = {
  name: "full" | "smoke";
  clientsPerManager: number;
  /** managers of the database that `/clients` is asked of */
  askedManagers: number;
  /** managers whose plans are made */
  plannedManagers: number;
  connections: number;
  /** each figure of `/clients` is the median of so many runs, each beside a run of the bare app */
  rounds: number;
  secondsPerRun: number;
  starts: number;
  importedClients: number;
  /** messages in the conversation that is scrolled, and how long the page is used for leaks to show */
  pageMessages: number;
  pageUseMs: number;
};

export const sizes: Record<Size["name"], Size> = {
  full: {
    name: "full",
    clientsPerManager: 300,
    askedManagers: 3334,
    plannedManagers: 10_000,
    connections: 50,
    rounds: 3,
    secondsPerRun: 5,
    starts: 7,
    importedClients: 1_000_000,
    pageMessages: 5000,
    pageUseMs: 120_000,
  },
  smoke: {
    name: "smoke",
    clientsPerManager: 60,
    askedManagers: 20,
    plannedManagers: 40,
    connections: 10,
    rounds: 1,
    secondsPerRun: 1,
    starts: 1,
    importedClients: 2000,
    pageMessages: 300,
    pageUseMs: 6000,
  },
};
