import type { Act, ActResult } from "../../protocol.ts";
import type { Api } from "./api.ts";
import type { PageState, Room } from "./page-state.ts";
import type { Store } from "./store.ts";

/** One person's seat at the workspace: what is known, and what can be done. */
export type Desk = {
  as: string;
  store: Store<PageState>;
  api: Api;
  /** carries out an act; a workspace that does not answer gives `ok: false` without a notice */
  act(act: Act): Promise<ActResult>;
  openRoom(room: Room): void;
  openThread(thread: PageState["thread"]): void;
  loadOlder(key: string): Promise<void>;
  /** opens or closes what Slack sees */
  watchTraffic(on: boolean): void;
  refresh(): Promise<void>;
  leave(): void;
};
