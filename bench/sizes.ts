import type { BookShape } from "./book-shape.ts";

/** How much is measured: what the claims are made of, or as little as shows that everything runs. */
export type Size = {
  name: "full" | "smoke";
  /** the database that people ask of, with its log */
  asked: BookShape;
  /** the one whose plans are made */
  planned: BookShape;
  /** the one whose digests are made: many teams with much that is late, and small books */
  digested: BookShape;
  /** the one that complaints are filed and looked for in */
  complained: BookShape;
  connections: number;
  /** each figure of what is asked is the median of so many runs, each beside a run of the bare app */
  rounds: number;
  secondsPerRun: number;
  starts: number;
  importedClients: number;
  /** messages in the conversation that is scrolled, and how long the page is used for leaks to show */
  pageMessages: number;
  pageUseMs: number;
};

const team = { managersPerTeam: 20, contactsPerClient: 1, followUpsPerTeam: 0, complaints: 0 };

export const sizes: Record<Size["name"], Size> = {
  full: {
    name: "full",
    asked: { ...team, managers: 3334, clientsPerManager: 300, contactsPerClient: 5 },
    planned: { ...team, managers: 10_000, clientsPerManager: 300 },
    digested: { ...team, managers: 10_000, clientsPerManager: 30, managersPerTeam: 10, followUpsPerTeam: 200 },
    complained: { ...team, managers: 3334, clientsPerManager: 300, contactsPerClient: 0, complaints: 1_000_000 },
    connections: 50,
    rounds: 5,
    secondsPerRun: 5,
    starts: 7,
    importedClients: 1_000_000,
    pageMessages: 5000,
    pageUseMs: 120_000,
  },
  smoke: {
    name: "smoke",
    asked: { ...team, managers: 80, clientsPerManager: 60, contactsPerClient: 5 },
    planned: { ...team, managers: 40, clientsPerManager: 60 },
    digested: { ...team, managers: 40, clientsPerManager: 30, managersPerTeam: 10, followUpsPerTeam: 200 },
    complained: { ...team, managers: 80, clientsPerManager: 60, contactsPerClient: 0, complaints: 2000 },
    connections: 10,
    rounds: 1,
    secondsPerRun: 1,
    starts: 1,
    importedClients: 2000,
    pageMessages: 300,
    pageUseMs: 6000,
  },
};
