import { type Html, html, type Shown } from "../../../lib/html.ts";
import { begun, dayOnly, type Language } from "../../../lib/language.ts";
import { nameIn } from "../../policy/list-rules.ts";
import type { KeptLimit, Standing } from "../clocks/replay-rules.ts";
import { categoryWords, limitWords } from "../form-words.ts";
import { complaintsText } from "../text.ts";
import type { CaseFile } from "./case-queries.ts";
import { amountWords, type CaseReader, momentLine } from "./given-words.ts";
import { caseText } from "./text.ts";

/** What a person wrote, exactly as written. */
export const said = (words: string): Html => html`<span class="said">${words}</span>`;

/** Rows of a name and what stands behind it; those with nothing are left out. */
export const factRows = (facts: readonly (readonly [string, Shown])[]): Html =>
  html`<table><tbody>${facts.flatMap(([name, value]) =>
    value === "" || value === null || value === undefined || value === false
      ? []
      : [html`<tr><th scope="row">${name}</th><td>${value}</td></tr>`],
  )}</tbody></table>`;

/** Rows under a head that is repeated on every page. */
export const listTable = (heads: readonly string[], rows: readonly Html[]): Html =>
  html`<table><thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>${rows}</tbody></table>`;

/** What the complaint is, as its record stands. */
export function recordPart({ complaint }: CaseFile, reader: CaseReader): Html {
  const { language, policy } = reader;
  const text = caseText[language];
  const { severities, states } = complaintsText[language];
  const { happenedOn, cause, compensation, satisfaction, repeatOf, isRepeat } = complaint;
  const moment = (at: Date | null) => at && momentLine(at, reader);
  return html`<h2>${text.record}</h2>${factRows([
    [text.state, begun(states[complaint.state])],
    [text.branch, complaint.branch.name],
    [text.filedAt, moment(complaint.filedAt)],
    [text.kind, categoryWords(complaint, policy, language)],
    [text.severity, severities[complaint.severity]],
    [text.came, nameIn(policy.channels, complaint.channel, language)],
    [text.happened, happenedOn && dayOnly(happenedOn, language)],
    [text.where, complaint.whereAbout && said(complaint.whereAbout)],
    [text.what, said(complaint.what)],
    [text.wish, complaint.wish && said(complaint.wish)],
    [text.repeat, repeatOf?.number ?? (isRepeat && text.repeatUnseen)],
    [text.cause, cause && nameIn(policy.causes, cause, language)],
    [text.compensation, compensation && amountWords(compensation, language)],
    [text.told, moment(complaint.resolvedAt)],
    [text.closed, moment(complaint.closedAt)],
    [text.satisfaction, satisfaction && complaintsText[language].satisfied[satisfaction - 1]],
  ])}`;
}

/** Everybody by name and role: of acts that were done twice the newest counts, as all of them stand below. */
export function partyPart({ complaint, acts }: CaseFile, { language }: CaseReader): Html {
  const text = caseText[language];
  const { client, otherName, otherPhone, about, reporter, responsible, department } = complaint;
  const complainant = client
    ? text.client(client.name, client.clientNo)
    : [text.notAClient(otherName ?? ""), otherPhone].filter(Boolean).join(" · ");
  const doers = Object.entries(text.doers).flatMap(([act, role]) => {
    const last = acts.findLast((one) => one.act === act);
    return last ? [[role, said(last.byName ?? text.house)] as const] : [];
  });
  return html`<h2>${text.parties}</h2>${factRows([
    [text.complainant, said(complainant)],
    [text.about, about && said(about.name)],
    [text.reporter, reporter && said(reporter.name)],
    [text.responsible, responsible && said(responsible.name)],
    [text.department, department && said(department.name)],
    ...doers,
  ])}`;
}

/** Both clocks: each limit, its deadline, and whether it was kept. */
export function clockPart({ complaint, rounds, legal }: CaseFile, reader: CaseReader): Html {
  const text = caseText[reader.language];
  const day = dayOnly(complaint.legalDueOn, reader.language);
  const rows = rounds.flatMap(({ from, limits }, i) =>
    limits.map((limit) => clockRow(limit, i > 0 ? text.roundFrom(momentLine(from, reader)) : "", reader)),
  );
  const { doneAt, standing } = legal;
  rows.push(html`<tr><td>${text.limits.legal}</td><td>${text.legalLimit(day)}</td><td>${day}</td>
<td>${doneAt ? momentLine(doneAt, reader) : text.notYet}</td>${result(standing, reader.language)}</tr>`);
  return html`<h2>${text.clocks}</h2>${listTable([text.clock, text.limit, text.deadline, text.done, text.result], rows)}`;
}

function clockRow({ clock, limit, endsAt, doneAt, standing }: KeptLimit, round: string, reader: CaseReader): Html {
  const text = caseText[reader.language];
  return html`<tr><td>${text.limits[clock]}${round && html`<div class="quiet">${round}</div>`}</td>
<td>${limitWords(limit, reader.language)}</td><td>${endsAt ? momentLine(endsAt, reader) : "–"}</td>
<td>${doneAt ? momentLine(doneAt, reader) : text.notYet}</td>${result(standing, reader.language)}</tr>`;
}

const result = (standing: Standing, language: Language): Html =>
  html`<td class="${standing}">${caseText[language].standings[standing]}</td>`;
