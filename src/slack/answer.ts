import type { App, BlockAction } from "@slack/bolt";
import type { Deps } from "../deps.ts";
import type { Language } from "../lib/language.ts";
import { ackOf, ackWithAnswer } from "./ack.ts";
import { type Ask, answered } from "./ask.ts";
import { type Message, menuAction, words } from "./blocks.ts";
import { carryOut, over, type Reach, respondPrivately } from "./carry-out.ts";
import { type CommandTable, runCommand, runCommandAction, type SubCommand, splitWords } from "./commands.ts";
import { type Effects, refuse } from "./effects.ts";
import { type Entered, enteredIn } from "./entered.ts";
import { unescaped } from "./escape.ts";
import type { Choice } from "./fields.ts";
import { type Lists, redrawn } from "./lists.ts";
import { listIn, placeOf } from "./place.ts";
import { slackText } from "./text.ts";
import type { RawAcks } from "./web.ts";

/** What features register with. */
export type Bot = {
  app: App;
  deps: Deps;
  commands: CommandTable;
  actions: Map<string, ActionHandler>;
  lists: Lists;
  forms: Map<string, (sent: SentForm) => Promise<Effects>>;
  closedForms: Map<string, (sent: SentForm) => Promise<void>>;
  suggestions: Map<string, (ask: Ask & { typed: string; metadata: string }) => Promise<Choice[]>>;
};

type SentForm = Ask & Entered & { metadata: string };

export type ActionHandler = (ask: ActionAsk) => Promise<Effects>;

export type ActionAsk = Ask &
  Entered & {
    /** what the button carries, or the value that was chosen in a menu */
    value: string;
    isInModal: boolean;
    /** the private_metadata of the view that it was pressed in; "" in a message */
    metadata: string;
    /** the message that it was pressed in */
    message?: { channel: string; ts: string };
    /** that message itself; Slack sends none along that only one person sees */
    shown?: Message;
    /** Slack's own time of it: of two presses of a person the later one has the larger */
    pressedAt: string;
    /** where it was pressed, as a form may carry it, to show there anew what has become of it (place.ts) */
    place: string;
    /** the list that the menu belongs to, as the menu says; "" of a button */
    list: string;
  };

export function newBot(app: App, deps: Deps): Bot {
  const bot: Bot = {
    app,
    deps,
    commands: new Map(),
    actions: new Map(),
    lists: new Map(),
    forms: new Map(),
    closedForms: new Map(),
    suggestions: new Map(),
  };
  hearActions(bot);
  onAction(bot, menuAction, (ask) => pressChosen(bot, ask));
  onAction(bot, runCommandAction, (ask) => {
    const { command, typed } = splitWords(bot.commands, ask.value);
    return runCommand(bot.commands, command, typed, ask);
  });
  return bot;
}

/** A choice of a menu presses the action that it names, as a button would; one of an older version may be gone. */
async function pressChosen({ actions }: Bot, ask: ActionAsk): Promise<Effects> {
  const [actionId = "", ...value] = ask.value.split(" ");
  const handler = actions.get(actionId);
  return handler
    ? handler({ ...ask, value: value.join(" ") })
    : refuse(words(slackText[ask.asker.language].goneChoice));
}

/** Registers a sub-command; the first of a command registers the command. */
export function onCommand(bot: Bot, command: string, subCommand: SubCommand): void {
  if (bot.commands.size === 0) hearCommands(bot);
  const known = bot.commands.get(command);
  if (known) known.push(subCommand);
  else bot.commands.set(command, [subCommand]);
}

function hearCommands(bot: Bot): void {
  bot.app.command(/^\//, async ({ command: sent, ack, respond, context }) => {
    const { command } = sent;
    if (!bot.commands.has(command)) return;
    const typed = unescaped(sent.text);
    const work = answered(bot.deps, sent.user_id, command, (ask) => runCommand(bot.commands, command, typed, ask));
    const reach = { slackUserId: sent.user_id, triggerId: sent.trigger_id, ...respondPrivately(respond) };
    await ackWithAnswer(bot.deps, work, ackOf(ack, context as Partial<RawAcks>), reach, command);
  });
}

/** Registers a button; `actionId` may be the start of several ids that a message must tell apart (Slack wants them unique). */
export function onAction(bot: Bot, actionId: string, handler: ActionHandler): void {
  bot.actions.set(actionId, handler);
}

/** The registered action of a button's id: the id itself, or the longest start of it that ends before a colon. */
function actionOf({ actions }: Bot, id: string): string | undefined {
  for (let start = id; ; start = start.slice(0, start.lastIndexOf(":"))) {
    if (actions.has(start)) return start;
    if (!start.includes(":")) return undefined;
  }
}

/** One listener for all buttons: Bolt asks every listener at every request, and a hundred of them cost more than most answers. */
function hearActions(bot: Bot): void {
  bot.app.action<BlockAction>({ type: "block_actions" }, async ({ body, action, ack, respond }) => {
    const actionId = actionOf(bot, action.action_id);
    const handler = actionId === undefined ? undefined : bot.actions.get(actionId);
    if (actionId === undefined || !handler) return;
    await ack();
    let language: Language = "en";
    const effects = await answered(bot.deps, body.user.id, actionId, async (ask) => {
      language = ask.asker.language;
      return redrawn(bot.lists, ask, await handler({ ...ask, ...pressed(body, action) }));
    });
    await carryOut(bot.deps, actionReach(bot, body, respond, language), effects, actionId);
  });
}

function pressed(body: BlockAction, action: BlockAction["actions"][number]) {
  const { view, container, state } = body;
  const { typed } = enteredIn({ values: { it: { it: action } } });
  const { channel_id: channel, message_ts: ts } = container as { channel_id?: string; message_ts?: string };
  return {
    ...enteredIn(view?.state ?? state),
    value: typed.it ?? "",
    pressedAt: action.action_ts,
    isInModal: view?.type === "modal",
    metadata: view?.private_metadata ?? "",
    place: placeOf(body, action.action_id),
    list: listIn(action.action_id),
    ...(channel && ts && { message: { channel, ts } }),
    ...(body.message?.blocks && { shown: shownIn(body.message) }),
  };
}

const shownIn = ({ text = "", blocks }: NonNullable<BlockAction["message"]>): Message => ({
  text,
  blocks: blocks as Message["blocks"],
});

function actionReach(
  { deps: { slack } }: Bot,
  body: BlockAction,
  respond: Parameters<typeof respondPrivately>[0],
  language: Language,
): Reach {
  const slackUserId = body.user.id;
  const triggerId = body.trigger_id;
  const { view } = body;
  if (!view) return { slackUserId, triggerId, ...respondPrivately(respond) };
  // Home and modals have no place for a private message: an answer lies over them, or comes by direct message when too late
  const byMessage = (message: Message) => slack.post(slackUserId, message);
  const titled = (message: Message) => over(view.type === "modal" ? view.title.text : "Rounds", message, language);
  if (view.type === "home") {
    const say = (message: Message) => slack.openView(triggerId, titled(message)).catch(() => byMessage(message));
    return { slackUserId, triggerId, say };
  }
  return {
    slackUserId,
    triggerId,
    say: (message) => slack.pushView(triggerId, titled(message)).catch(() => byMessage(message)),
    replace: (message) => slack.updateView(view.id, view.hash, titled(message)),
    view: { id: view.id, hash: view.hash },
  };
}
