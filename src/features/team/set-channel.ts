import { addDays, isDate } from "../../lib/dates.ts";
import { pageOf } from "../../lib/pages.ts";
import type { ActionAsk } from "../../slack/answer.ts";
import type { Ask } from "../../slack/ask.ts";
import type { Message } from "../../slack/blocks.ts";
import { type Effects, errors, open, Refusal, redraw, replace, say, update } from "../../slack/effects.ts";
import type { FormAsk } from "../../slack/forms.ts";
import { placed } from "../../slack/place.ts";
import { leadersIn, leads } from "../people/queries.ts";
import { policyOn } from "../policy/queries.ts";
import { setChannel } from "./channel-acts.ts";
import { channelsMessage } from "./channel-list.ts";
import { channelForm, channelSaved } from "./form.ts";
import { channelFields, channelsList, isChannelId, readTeamId } from "./ids.ts";
import { type LedTeam, teamsOf } from "./people-queries.ts";
import { teamText } from "./text.ts";

const teamsPerPage = 20;
/** What a hot season is set ahead for at the most. */
const longestHeatDays = 366;

/** The teams of those whom the asker leads today; told kindly when there are none, or when the asker leads nobody. */
async function ledTeams({ deps, asker }: Ask): Promise<LedTeam[]> {
  const text = teamText[asker.language];
  if (!leads(asker)) throw new Refusal(text.notLead);
  const teams = await teamsOf(deps.db, leadersIn(asker));
  if (teams.length === 0) throw new Refusal(text.noTeam);
  return teams;
}

const postAtOf = async ({ deps, today }: Ask): Promise<string> => (await policyOn(deps.db, today)).digest.postAt;

/** The form of the asker's one team, or the teams to choose from. */
export async function chooseTeam(ask: Ask): Promise<Effects> {
  const teams = await ledTeams(ask);
  const [only] = teams;
  if (only && teams.length === 1) return open(channelForm(only, await postAtOf(ask), ask.asker.language));
  return say(channelsPage(ask, teams, 1));
}

function channelsPage({ asker }: Ask, teams: LedTeam[], asked: number) {
  const page = pageOf(asked, teams.length, teamsPerPage);
  const from = (page.number - 1) * teamsPerPage;
  return channelsMessage({ teams: teams.slice(from, from + teamsPerPage), page }, asker.language);
}

/** The teams whose channel the asker may set, from the first page. */
export const channelsAnew = async (ask: Ask): Promise<Message> => channelsPage(ask, await ledTeams(ask), 1);

export const turnChannelsPage = async (ask: ActionAsk): Promise<Effects> =>
  replace(channelsPage(ask, await ledTeams(ask), Number(ask.value)));

/** The team that a button or a form claims, if it is below the asker. */
async function claimedTeam(ask: Ask, value: string): Promise<LedTeam> {
  const id = readTeamId(value);
  const team = (await ledTeams(ask)).find((one) => one.id === id);
  if (!team) throw new Refusal(teamText[ask.asker.language].notFound);
  return team;
}

export async function openChannelForm(ask: ActionAsk): Promise<Effects> {
  const team = await claimedTeam(ask, ask.value);
  const place = placed(ask.place, channelsList);
  return open(channelForm(team, await postAtOf(ask), ask.asker.language, place));
}

export async function submitChannel(ask: FormAsk): Promise<Effects> {
  const [id = "", ...place] = ask.metadata.split(" ");
  const team = await claimedTeam(ask, id);
  const { language } = ask.asker;
  const chosen = ask.typed[channelFields.channel] ?? "";
  if (chosen !== "" && !isChannelId(chosen)) return errors({ [channelFields.channel]: teamText[language].notAChannel });
  const heat = ask.typed[channelFields.heat] ?? "";
  const isHeatOver = heat !== "" && heat < ask.today && heat !== team.heatUntil;
  if (heat !== "" && !isDate(heat)) return errors({ [channelFields.heat]: teamText[language].noDate });
  if (isHeatOver) return errors({ [channelFields.heat]: teamText[language].pastDate });
  if (heat > addDays(ask.today, longestHeatDays)) return errors({ [channelFields.heat]: teamText[language].farDate });
  const wins = ask.chosen[channelFields.wins] ?? [];
  const set = {
    heatUntil: heat === "" ? null : heat,
    channel: chosen === "" ? null : chosen,
    isNamed: ask.typed[channelFields.names] === "names",
    tellsWins: wins.includes("wins"),
    tellsAmounts: wins.includes("amounts"),
  };
  await setChannel(ask.deps.db, team.id, set);
  const saved = channelSaved({ ...team, ...set }, await postAtOf(ask), language);
  return [update(saved), redraw(place.join(" "))];
}
