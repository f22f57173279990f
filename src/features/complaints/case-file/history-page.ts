import { type Html, html } from "../../../lib/html.ts";
import { figure, named } from "../../../lib/language.ts";
import { isAct } from "../given-rules.ts";
import { complaintsText } from "../text.ts";
import { isState } from "../workflow.ts";
import type { CaseAct, CaseEvidence, CaseFile } from "./case-queries.ts";
import { type CaseReader, givenWords, momentLine, momentParts } from "./given-words.ts";
import { listTable, said } from "./record-page.ts";
import { caseText } from "./text.ts";

/** Every act, the oldest first, however many. */
export function historyPart({ acts }: CaseFile, reader: CaseReader): Html {
  const text = caseText[reader.language];
  return html`<h2>${text.history}</h2><p class="note">${text.historyNote}</p>
${listTable(
  [text.number, text.when, text.act],
  acts.map((act) => actRow(act, reader)),
)}`;
}

function actRow({ seq, act, at, byName, fromState, toState, given, origin, hash }: CaseAct, reader: CaseReader): Html {
  const { language, timeZone } = reader;
  const text = caseText[language];
  const { did } = complaintsText[language];
  const { day, time, offset } = momentParts(at, reader);
  const by = byName ?? text.house;
  const moved = fromState !== null && fromState !== toState;
  return html`<tr><td class="number">${seq}</td>
<td class="when">${day}<br>${time}<div class="quiet">${timeZone}<br>${offset}</div></td>
<td><span class="act said">${isAct(act) ? did[act](by) : `${act}: ${by}`}</span> <span class="quiet">${text.origins[origin] ?? origin}</span>
${moved && html`<div class="quiet">${text.moved(stateWords(fromState, reader), stateWords(toState, reader))}</div>`}
<dl>${givenWords(given, reader).map(
    ({ name, words }) => html`<div><dt>${named(name, "", language)}</dt><dd class="said">${words}</dd></div>`,
  )}</dl>
<div class="quiet">${text.hash} <code>${hash}</code></div></td></tr>
`;
}

const stateWords = (state: string, { language }: CaseReader): string =>
  isState(state) ? complaintsText[language].states[state] : state;

const extensionActs = { askExtension: "asked", extend: "granted", refuseExtension: "refused" } as const;

/** Who asked for more time by law and who gave it, from which day to which. */
export function extensionPart({ acts }: CaseFile, reader: CaseReader): Html {
  const text = caseText[reader.language];
  const rows = Object.entries(extensionActs)
    .flatMap(([name, word]) => acts.filter(({ act }) => act === name).map((act) => ({ act, word })))
    .sort((a, b) => a.act.seq - b.act.seq)
    .map(({ act, word }) => {
      const words = new Map(givenWords(act.given, reader).map(({ name, words: shown }) => [name, shown]));
      const { from, to, reason, remarks } = text.fields;
      return html`<tr><td>${act.seq}</td><td class="short">${text[word]}</td><td>${momentLine(act.at, reader)}</td>
<td class="name">${said(act.byName ?? text.house)}</td><td class="short">${words.get(from)}</td>
<td class="short">${words.get(to)}</td>
<td>${said(words.get(reason) ?? words.get(remarks) ?? "")}</td></tr>`;
    });
  const heads = [text.number, text.result, text.when, text.person, text.fromDay, text.toDay, text.reason];
  return html`<h2>${text.extensions}</h2>${rows.length > 0 ? listTable(heads, rows) : html`<p>${text.noExtensions}</p>`}`;
}

/** Every file with its hash, also those that were not kept. */
export function evidencePart({ evidence }: CaseFile, reader: CaseReader): Html {
  const text = caseText[reader.language];
  if (evidence.length === 0) return html`<h2>${text.evidence}</h2><p>${text.noEvidence}</p>`;
  const heads = [text.fileAct, text.fileName, text.fileType, text.fileSize, "SHA-256"];
  return html`<h2>${text.evidence}</h2><p class="note">${text.evidenceNote}</p>
${listTable(
  heads,
  evidence.map((file) => fileRow(file, reader)),
)}`;
}

function fileRow(
  { actSeq, name, mediaType, bytes, sha256, state, reason, addedBy, at }: CaseEvidence,
  reader: CaseReader,
) {
  const text = caseText[reader.language];
  const refused = [text.fileStates[state] ?? state, (reason && text.reasons[reason]) ?? reason].filter(Boolean);
  return html`<tr><td class="number">${actSeq}</td>
<td>${said(name)}<div class="quiet">${said(addedBy ?? text.house)} · ${momentLine(at, reader)}</div></td>
<td>${mediaType ?? "–"}</td><td class="short">${bytes === null ? "–" : text.bytes(figure(bytes))}</td>
<td>${sha256 ? html`<code>${sha256}</code>` : refused.join(" · ")}</td></tr>`;
}
