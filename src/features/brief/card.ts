import type { KnownBlock } from "@slack/web-api";
import { listed, named, shortDate } from "../../lib/language.ts";
import { pageOf } from "../../lib/pages.ts";
import {
  actions,
  button,
  context,
  divider,
  header,
  label,
  type Modal,
  modal,
  section,
  titled,
} from "../../slack/blocks.ts";
import { fitted, limits } from "../../slack/limits.ts";
import { pageBlocks } from "../../slack/paging.ts";
import { openClientAction } from "../clients/ids.ts";
import { completeness } from "../clients/rules.ts";
import { clientsText } from "../clients/text.ts";
import { filingText } from "../complaints/filing/text.ts";
import { fileComplaintAction } from "../complaints/ids.ts";
import { openContactsAction, openLogAction } from "../contact-log/ids.ts";
import { logText } from "../contact-log/text.ts";
import { addFollowUpAction } from "../follow-ups/ids.ts";
import type { Tier } from "../policy/rules.ts";
import { tierName } from "../policy/text.ts";
import {
  arrangeAction,
  type BriefPart,
  briefPartAction,
  briefParts,
  briefPlace,
  briefStanding,
  callOffAction,
  callOffValue,
  changeFactsAction,
  fillAction,
  partPlace,
  partValue,
  prepareAction,
} from "./ids.ts";
import { type BriefReader, partLines } from "./part-words.ts";
import type { Brief } from "./queries.ts";
import { briefText } from "./text.ts";

/** Of each part so much is shown in the brief; the rest is behind a button. Seven parts stay far under a modal's 100 blocks. */
const shown = { lines: 8, signsPerLine: 300 } as const;
/** A page of a part in full: some 30,000 signs, under Slack's 250 kB for a view also in Chinese. */
const sectionsPerPage = 10;

/** The brief as a modal. `isOver`: it lies over another modal, to which closing goes back. */
export function briefModal(brief: Brief, reader: BriefReader, isOver: boolean): Modal {
  const text = briefText[reader.language];
  const parts = briefParts.filter((part) => part !== "levels" || brief.keyAccountOn !== null);
  const blocks = [
    header(brief.name),
    section(identityLines(brief, reader).join("\n")),
    doBlock(brief, reader),
    ...parts.flatMap((part) => [
      ...partBlocks(part, brief, reader),
      ...(part === "levels" ? leadBlocks(brief, reader) : []),
    ]),
    divider,
    ...missingBlocks(brief, reader),
  ];
  return modal(text.title, blocks, {
    callback_id: `${briefStanding}:${briefPlace({ clientId: brief.id, isOver })}`,
    private_metadata: briefPlace({ clientId: brief.id, isOver }),
    close: label(isOver ? text.back : text.close),
  });
}

function identityLines(brief: Brief, { language }: BriefReader): string[] {
  const text = briefText[language];
  const kind = brief.kind ? (clientsText[language].kinds[brief.kind] ?? brief.kind) : "";
  const facts = [tierName(brief.tier as Tier | null, language), brief.keyAccountOn ? text.isKey : "", kind];
  return [
    [...facts, brief.segment ?? "", brief.clientNo].filter(Boolean).join(" · "),
    [named(text.owner, brief.owner.name, language), brief.phone ?? ""].filter(Boolean).join(" · "),
    [brief.district ?? "", brief.address ?? ""].filter(Boolean).join(" · "),
  ].filter(Boolean);
}

function doBlock({ id }: Brief, { language }: BriefReader): KnownBlock {
  const text = briefText[language];
  const value = String(id);
  return actions(
    button(text.log, openLogAction, value, "primary"),
    button(text.followUp, addFollowUpAction, value),
    button(logText[language].allContacts, openContactsAction, value),
    button(text.prepare, prepareAction, value),
    button(text.card, openClientAction, value),
    button(filingText[language].button, fileComplaintAction, value),
  );
}

/** What a lead of the client's manager may do for a key account. */
function leadBlocks({ id, isLed, arranged }: Brief, { language, today }: BriefReader): KnownBlock[] {
  if (!isLed) return [];
  const text = briefText[language];
  const [next] = arranged;
  const off =
    next && button(text.callOff(shortDate(next.on, today, language)), callOffAction, callOffValue(id, next.on));
  return [actions(button(text.arrange, arrangeAction, String(id)), ...(off ? [off] : []))];
}

function partBlocks(part: BriefPart, brief: Brief, reader: BriefReader): KnownBlock[] {
  const text = briefText[reader.language];
  const all = partLines[part](brief, reader);
  const lines = all.slice(0, shown.lines).map((line) => fitted(line, shown.signsPerLine));
  const isCut = all.length > shown.lines || lines.some((line, i) => line !== all[i]);
  // talking points are one text, whatever its lines
  const words = all.length > shown.lines && part !== "talking" ? text.showAll(all.length) : text.showWhole;
  const value = partValue({ clientId: brief.id, part, page: 1 });
  return [
    divider,
    titled(text.parts[part], "", isCut ? button(words, `${briefPartAction}:${part}`, value) : undefined),
    section(lines.length > 0 ? lines.join("\n") : noneOf(part, reader)),
  ];
}

function noneOf(part: BriefPart, { language }: BriefReader): string {
  const none: Partial<Record<BriefPart, string>> = briefText[language].none;
  return none[part] ?? "";
}

function missingBlocks(brief: Brief, { language }: BriefReader): KnownBlock[] {
  const text = briefText[language];
  const { percent, missing } = completeness(brief);
  const names: Record<string, string> = clientsText[language].facts;
  const lacks = missing.map((part) => names[part] ?? text.within(text.factKinds[part as keyof typeof text.factKinds]));
  const value = String(brief.id);
  return [
    section(text.completeness(percent)),
    ...(lacks.length > 0 ? [context(named(text.missing, listed(lacks, language), language))] : []),
    actions(
      ...(lacks.length > 0 ? [button(text.fill, fillAction, value)] : []),
      button(text.changeFacts, changeFactsAction, value),
    ),
  ];
}

/** A part of the brief in full, a page of it. */
export function partModal(part: BriefPart, brief: Brief, asked: number, reader: BriefReader): Modal {
  const text = briefText[reader.language];
  const sections = sectionsOf(partLines[part](brief, reader));
  const page = pageOf(asked, sections.length, sectionsPerPage);
  const first = (page.number - 1) * sectionsPerPage;
  const value = (number: number) => partValue({ clientId: brief.id, part, page: number });
  const blocks = [
    header(brief.name),
    titled(text.parts[part], ""),
    ...sections.slice(first, first + sectionsPerPage).map((said) => section(said)),
    ...pageBlocks(page, briefPartAction, value, reader.language),
  ];
  return modal(text.title, blocks, { private_metadata: partPlace, close: label(text.back) });
}

/** Lines in as few sections as hold them; a line too long for one goes over into the next. */
function sectionsOf(lines: readonly string[]): string[] {
  const sections: string[] = [];
  let held = "";
  for (const piece of lines.flatMap((line) => pieces(line))) {
    if (held !== "" && held.length + 1 + piece.length > limits.sectionText) {
      sections.push(held);
      held = piece;
    } else held = held === "" ? piece : `${held}\n${piece}`;
  }
  return held === "" ? sections : [...sections, held];
}

/** A line in pieces of at most a section, never through the middle of a sign of two units. */
function pieces(line: string): string[] {
  const cut: string[] = [];
  let rest = line;
  while (rest.length > limits.sectionText) {
    const at = /[\uD800-\uDBFF]/.test(rest.charAt(limits.sectionText - 1))
      ? limits.sectionText - 1
      : limits.sectionText;
    cut.push(rest.slice(0, at));
    rest = rest.slice(at);
  }
  return [...cut, rest];
}
