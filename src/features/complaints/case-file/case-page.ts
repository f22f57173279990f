import { Html, html } from "../../../lib/html.ts";
import { begun, figure, intlLocale } from "../../../lib/language.ts";
import { complaintsText } from "../text.ts";
import type { CaseFile } from "./case-queries.ts";
import { type CaseReader, momentLine } from "./given-words.ts";
import { evidencePart, extensionPart, historyPart } from "./history-page.ts";
import { clockPart, factRows, partyPart, recordPart } from "./record-page.ts";
import { caseText } from "./text.ts";

/** Who had the file made, when, and the style sheet that it carries within. */
export type Making = { by: string; at: Date; css: string };

/** The case file as one page without scripts that needs nothing else; printed on A4 each page has its number. */
export function casePage(file: CaseFile, reader: CaseReader, making: Making): string {
  const { complaint } = file;
  const { language } = reader;
  const text = caseText[language];
  const page = html`<!doctype html>
<html lang="${intlLocale(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${text.title(complaint.number)}</title>
<style>${new Html(making.css + pageNumbers(complaint.number, reader))}</style>
</head>
<body>
<header>
<h1><small>${text.heading}</small>${complaint.number}</h1>
<p>${begun(complaintsText[language].states[complaint.state])} · ${complaint.branch.name}</p>
<p class="confidential">${text.confidential}</p>
<p class="said">${text.made(momentLine(making.at, reader), making.by)}</p>
<p>${text.times(reader.timeZone)}</p>
</header>
<main>
${recordPart(file, reader)}
${partyPart(file, reader)}
${clockPart(file, reader)}
${extensionPart(file, reader)}
${historyPart(file, reader)}
${evidencePart(file, reader)}
${sealPart(file, reader)}
</main>
</body>
</html>
`;
  return page.markup;
}

/** The command by which the house checks a case file that was printed earlier. */
export const checkCommand = (number: string, { count, head }: CaseFile["chain"]): string =>
  `npm run rounds -- verify ${number} ${count} ${head}`;

function sealPart({ complaint, chain }: CaseFile, { language }: CaseReader): Html {
  const text = caseText[language];
  const { count, head, fault } = chain;
  const checked = fault
    ? html`<span class="broken">${text.broken[fault.is](fault.seq)}</span>`
    : html`<span class="kept">${text.whole}</span>`;
  return html`<section class="seal"><h2>${text.seal}</h2>
${factRows([
  [text.count, figure(count)],
  [text.head, html`<code>${head}</code>`],
  [text.checked, checked],
])}
<p>${text.how}</p><pre><code>${checkCommand(complaint.number, chain)}</code></pre></section>`;
}

/** The number is of our making (C-2026-000123): nothing that a person wrote comes into the style. */
function pageNumbers(number: string, { language }: CaseReader): string {
  const words = caseText[language].page('" counter(page) "', '" counter(pages) "');
  const quiet = "font-size: 8pt; color: #57606a;";
  return `
@page {
  @bottom-left { content: "${number}"; ${quiet} }
  @bottom-right { content: "${words}"; ${quiet} }
}
`;
}
