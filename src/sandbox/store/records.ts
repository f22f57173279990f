import type { Doc } from "../doc.ts";
import type { Block, StateValues } from "../protocol.ts";
import type { SeedUser } from "../seed.ts";

export type UserRecord = SeedUser & { color: string; updatedSeconds: number };

export type ChannelRecord = {
  id: string;
  /** `mpim`: direct messages among several */
  kind: "channel" | "private" | "im" | "mpim";
  /** empty for a direct message */
  name: string;
  /** whoever opened it first */
  members: string[];
  createdSeconds: number;
};

export type MessageRecord = {
  channel: string;
  ts: string;
  user: string;
  fromBot: boolean;
  text: string;
  blocks: Block[];
  attachments?: Doc[];
  metadata?: Doc;
  threadTs?: string;
  /** a reply that also stands in the channel */
  broadcast?: boolean;
  edited?: { user: string; ts: string };
  /** ids of the files that it shares */
  files?: string[];
  reactions?: { name: string; users: string[] }[];
  pinned?: { by: string; atSeconds: number };
  /** the one person who sees it: an ephemeral message */
  to?: string;
  /** no words of theirs: Slack tells that its author came into the channel */
  joined?: { inviter?: string };
};

export type ViewRecord = {
  id: string;
  user: string;
  type: "modal" | "home";
  hash: string;
  /** what the app gave: title, submit, close, blocks, private_metadata, callback_id … */
  body: Doc;
  blocks: Block[];
  callbackId: string;
  externalId: string;
  /** what the person has put in so far */
  values: StateValues;
  rootId: string;
  previousId: string | null;
  /** 1 for the lowest of the stack; 0 for a Home */
  depth: number;
};

export type FileRecord = {
  id: string;
  user: string;
  name: string;
  title: string;
  bytes: number;
  altText: string;
  /** of an image */
  size?: { width: number; height: number };
  createdSeconds: number;
  /** promised by files.getUploadURLExternal, then its bytes are here, then it is a file that can be seen */
  state: "promised" | "uploaded" | "complete";
  /** the unguessable part of the address to which a promised file is sent */
  uploadKey?: string;
  /** handed to the app in a form */
  givenToApp?: boolean;
  shares: { channel: string; ts: string }[];
};

export type ReadRecord = { user: string; channel: string; ts: string };

export type ResponseUrlRecord = {
  id: string;
  user: string;
  channel: string;
  /** real time, milliseconds since 1970 */
  mintedAt: number;
  uses: number;
  /** the message that the interaction came from */
  origin?: string;
  threadTs?: string;
};

export type ClockRecord = { aheadMs: number; version: number };
