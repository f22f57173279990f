import { z } from "zod";

/** Opens the list behind a figure; its pages are turned by the other. */
export const openTeamListAction = "team_list";
export const turnTeamListAction = "team_list_turn";
/** What a lead does with a late follow-up in a list. */
export const nudgeAction = "team_nudge";
export const extendAction = "team_extend";
export const takeAction = "team_take";
export const extendFormId = "team_extend_form";
export const extendDateField = "team_extend_date";
export const setChannelAction = "team_channel";
export const channelsPageAction = "team_channels";
/** The teams with their channels, as a place calls them (slack/place.ts). */
export const channelsList = "team_channels";
export const channelFormId = "team_channel_form";
export const channelFields = {
  channel: "team_channel",
  names: "team_names",
  wins: "team_wins",
  heat: "team_heat",
} as const;

const page = z.coerce.number().int().positive();
const id = z.coerce.number().int().positive();
const listKinds = ["late", "quiet", "missed", "open", "today", "complaints"] as const;
const listShape = z.tuple([z.enum(listKinds), z.string().max(20), page]);

/**
 * Which list: late follow-ups (`all`, `up` or an owner's id), quiet clients (a bucket), missed standards (a tier, "" the
 * unrated), open items of plans (a date), plans (a date), complaints near their deadline (`near`). A claim: whose items it shows is decided by who asks.
 */
export type ListClaim = { kind: (typeof listKinds)[number]; what: string; page: number };

export const listValue = ({ kind, what, page }: ListClaim): string => `${kind}|${what}|${page}`;

/** A list as a place calls it (slack/place.ts). */
export const teamList = "team_list";
export const listName = (claim: ListClaim): string => `${teamList}:${listValue(claim)}`;

export function readListValue(value: string): ListClaim | undefined {
  const read = listShape.safeParse(value.split("|"));
  if (!read.success) return undefined;
  const [kind, what, page] = read.data;
  return { kind, what, page };
}

const version = z.coerce.number().int().nonnegative();
const itemShape = z.tuple([id, version]);

/** Which follow-up, as it was when it was shown. */
export type ItemClaim = { id: number; version: number };

export const itemValue = ({ id, version }: ItemClaim): string => `${id}|${version}`;

export function readItemValue(value: string): ItemClaim | undefined {
  const read = itemShape.safeParse(value.split("|"));
  return read.success ? { id: read.data[0], version: read.data[1] } : undefined;
}

/** What the form with a new date knows: which follow-up, and the list that comes back after it. */
export type ExtendHeld = ItemClaim & { list: string };

export const extendValue = ({ id, version, list }: ExtendHeld): string => `${id}|${version}|${list}`;

export function readExtend(metadata: string): { claim: ItemClaim | undefined; list: string } {
  const [id = "", at = "", ...list] = metadata.split("|");
  return { claim: readItemValue(`${id}|${at}`), list: list.join("|") };
}

export function readTeamId(value: string): number | undefined {
  const read = id.safeParse(value);
  return read.success ? read.data : undefined;
}

/** A channel's id as Slack writes it; a direct conversation is none. */
export const isChannelId = (value: string): boolean => /^[CG][A-Z0-9]{0,30}$/.test(value);
