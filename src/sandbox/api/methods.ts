import { openConnection, tellBot, tellTeam, testApi, testAuth } from "./apps.ts";
import { deleteMessage, postEphemeral, postMessage, tellPermalink, updateMessage } from "./chat.ts";
import { listConversations, listMembers, openConversation, tellConversation } from "./conversations.ts";
import { completeUpload, deleteFile, getUploadUrl, listFiles, tellFile } from "./files.ts";
import { readHistory, readReplies } from "./history.ts";
import { inviteMembers, joinConversation } from "./membership.ts";
import type { Method } from "./method.ts";
import { addPin, listPins, removePin } from "./pins.ts";
import { addReaction, removeReaction } from "./reactions.ts";
import { listUsers, lookUpByEmail, tellUser } from "./users.ts";
import { validateBlocks } from "./validate.ts";
import { openView, publishView, pushView, updateView } from "./views.ts";

const READ_ROOMS = ["channels:read", "groups:read", "im:read", "mpim:read"];
const READ_HISTORY = ["channels:history", "groups:history", "im:history", "mpim:history"];
const INVITE = [
  "channels:write.invites",
  "groups:write.invites",
  "channels:manage",
  "groups:write",
  "im:write",
  "mpim:write",
];
const OPEN_ROOMS = ["im:write", "mpim:write", "channels:manage", "groups:write"];

/** Every Web API method that the workspace offers, with the scopes and the rate tier of Slack's reference. */
export const METHODS: Record<string, Method> = {
  "api.test": { run: testApi, scopes: [], tier: 4, token: "none" },
  "auth.test": { run: testAuth, scopes: [], tier: 5 },
  "apps.connections.open": { run: openConnection, scopes: [], tier: 3, token: "app" },
  "blocks.validate": { run: validateBlocks, scopes: [], tier: 5, token: "none" },
  "bots.info": { run: tellBot, scopes: ["users:read"], tier: 3 },
  "chat.delete": { run: deleteMessage, scopes: ["chat:write"], tier: 3, writes: true },
  "chat.getPermalink": { run: tellPermalink, scopes: [], tier: 5 },
  "chat.postEphemeral": { run: postEphemeral, scopes: ["chat:write"], tier: 4, writes: true },
  "chat.postMessage": { run: postMessage, scopes: ["chat:write"], tier: 5, writes: true },
  "chat.update": { run: updateMessage, scopes: ["chat:write"], tier: 3, writes: true },
  "conversations.history": { run: readHistory, scopes: READ_HISTORY, tier: 3 },
  "conversations.info": { run: tellConversation, scopes: READ_ROOMS, tier: 3 },
  "conversations.invite": { run: inviteMembers, scopes: INVITE, tier: 3, writes: true },
  "conversations.join": { run: joinConversation, scopes: ["channels:join"], tier: 3, writes: true },
  "conversations.list": { run: listConversations, scopes: READ_ROOMS, tier: 2 },
  "conversations.members": { run: listMembers, scopes: READ_ROOMS, tier: 4 },
  "conversations.open": { run: openConversation, scopes: OPEN_ROOMS, tier: 3, writes: true },
  "conversations.replies": { run: readReplies, scopes: READ_HISTORY, tier: 3 },
  "files.completeUploadExternal": { run: completeUpload, scopes: ["files:write"], tier: 4, writes: true },
  "files.delete": { run: deleteFile, scopes: ["files:write"], tier: 3, writes: true },
  "files.getUploadURLExternal": { run: getUploadUrl, scopes: ["files:write"], tier: 4, writes: true },
  "files.info": { run: tellFile, scopes: ["files:read"], tier: 4 },
  "files.list": { run: listFiles, scopes: ["files:read"], tier: 3 },
  "pins.add": { run: addPin, scopes: ["pins:write"], tier: 2, writes: true },
  "pins.list": { run: listPins, scopes: ["pins:read"], tier: 2 },
  "pins.remove": { run: removePin, scopes: ["pins:write"], tier: 2, writes: true },
  "reactions.add": { run: addReaction, scopes: ["reactions:write"], tier: 3, writes: true },
  "reactions.remove": { run: removeReaction, scopes: ["reactions:write"], tier: 2, writes: true },
  "team.info": { run: tellTeam, scopes: ["team:read"], tier: 3 },
  "users.info": { run: tellUser, scopes: ["users:read"], tier: 4 },
  "users.list": { run: listUsers, scopes: ["users:read"], tier: 2 },
  "users.lookupByEmail": { run: lookUpByEmail, scopes: ["users:read.email"], tier: 3 },
  "views.open": { run: openView, scopes: [], tier: 4, writes: true },
  "views.publish": { run: publishView, scopes: [], tier: 4, writes: true },
  "views.push": { run: pushView, scopes: [], tier: 4, writes: true },
  "views.update": { run: updateView, scopes: [], tier: 4, writes: true },
};
