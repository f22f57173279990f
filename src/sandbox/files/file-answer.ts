import type { Doc } from "../doc.ts";
import type { FileSeen } from "../protocol.ts";
import type { ChannelRecord, FileRecord } from "../store/records.ts";
import type { Workspace } from "../workspace.ts";
import { thumbnails } from "./image-size.ts";
import { isDrawnImage, kindOfFile } from "./kinds.ts";

/** A file in Slack's shape, as it stands in messages and forms. */
export function fileAnswer(ws: Workspace, file: FileRecord): Doc {
  const { id, user, name, title, bytes, altText, createdSeconds } = file;
  const { filetype, mimetype, prettyType } = kindOfFile(name);
  const [address, page] = [addressOf(ws, file), `${ws.url}/files/${user}/${id}/${pathName(name)}`];
  return {
    id,
    created: createdSeconds,
    timestamp: createdSeconds,
    name,
    title,
    mimetype,
    filetype,
    pretty_type: prettyType,
    user,
    user_team: ws.seed.team.id,
    editable: false,
    size: bytes,
    mode: "hosted",
    is_external: false,
    external_type: "",
    is_public: roomsOf(ws, file).some(({ kind }) => kind === "channel"),
    public_url_shared: false,
    display_as_bot: false,
    username: "",
    url_private: `${address}${pathName(name)}`,
    url_private_download: `${address}download/${pathName(name)}`,
    media_display_type: "unknown",
    permalink: page,
    permalink_public: `${page}?pub=1`,
    is_starred: false,
    has_rich_preview: false,
    file_access: "visible",
    ...(altText && { alt_txt: altText }),
    ...(isDrawnImage(name) && file.size && thumbnails(file.size, (edge) => thumbAddress(ws, file, edge))),
  };
}

/** The same with where it is shared, as files.info and files.list tell it. */
export function fileInFull(ws: Workspace, file: FileRecord): Doc {
  const idsOf = (...kinds: ChannelRecord["kind"][]) =>
    roomsOf(ws, file)
      .filter(({ kind }) => kinds.includes(kind))
      .map(({ id }) => id);
  const [channels, groups, ims] = [idsOf("channel"), idsOf("private", "mpim"), idsOf("im")];
  const shares = { ...(channels.length > 0 && { public: sharesIn(ws, file, channels) }) };
  const hidden = [...groups, ...ims];
  return {
    ...fileAnswer(ws, file),
    comments_count: 0,
    shares: { ...shares, ...(hidden.length > 0 && { private: sharesIn(ws, file, hidden) }) },
    channels,
    groups,
    ims,
  };
}

/** What the page shows of a file. */
export function seenFile(ws: Workspace, file: FileRecord): FileSeen {
  const { id, name, title, bytes, altText } = file;
  const url = `${addressOf(ws, file)}${pathName(name)}`;
  return { id, name, title, mimetype: kindOfFile(name).mimetype, bytes, url, ...(altText && { altText }) };
}

/** The file that a `url_private`, a thumbnail or a `slack_file` address names. */
export const fileIdIn = (url: string): string | undefined =>
  /\/files-(?:pri|tmb)\/[A-Z0-9]+-(F[A-Z0-9]+)/.exec(url)?.[1];

function roomsOf(ws: Workspace, { shares }: FileRecord): ChannelRecord[] {
  const ids = new Set(shares.map(({ channel }) => channel));
  return [...ids].flatMap((id) => ws.store.channels.get(id) ?? []);
}

function sharesIn(ws: Workspace, { shares, user }: FileRecord, channels: string[]): Doc {
  const inRoom = (channel: string) =>
    shares
      .filter((share) => share.channel === channel)
      .map(({ ts }) => {
        const replies = ws.store.messages.inThread(channel, ts);
        const repliers = [...new Set(replies.map((reply) => reply.user))];
        return {
          reply_users: repliers,
          reply_users_count: repliers.length,
          reply_count: replies.length,
          ts,
          channel_name: ws.store.channels.get(channel)?.name ?? "",
          team_id: ws.seed.team.id,
          share_user_id: user,
        };
      });
  return Object.fromEntries(channels.map((channel) => [channel, inRoom(channel)]));
}

const addressOf = (ws: Workspace, { id }: FileRecord) => `${ws.url}/files-pri/${ws.seed.team.id}-${id}/`;
/** There is nobody here to make pictures smaller: each thumbnail is the picture itself. */
function thumbAddress(ws: Workspace, { id, name }: FileRecord, edge: number): string {
  const file = pathName(name).replace(/\.([^.]*)$/, `_${edge}.$1`);
  return `${ws.url}/files-tmb/${ws.seed.team.id}-${id}-practice/${file}`;
}

const pathName = (name: string) => encodeURIComponent(name.toLowerCase().replaceAll(/[^\p{L}\p{N}._-]+/gu, "_"));
