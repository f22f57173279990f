import type { Language } from "../../lib/language.ts";
import { fitted } from "../../slack/limits.ts";
import type { Part } from "./late-digest.ts";
import { type Changes, complaintKey, type DigestFacts } from "./rules.ts";
import { teamText } from "./text.ts";

/** The list of all of them. */
export const nearClaim = { kind: "complaints", what: "near" } as const;

const complaintsShown = 5;
const signsOfName = 40;

/** Complaints past their deadline and near it: what is new or worse by number, the others as a count. */
export function complaintPart({ complaints }: DigestFacts, { fresh, worse }: Changes, language: Language): Part[] {
  if (complaints.length === 0) return [];
  const text = teamText[language];
  const isNews = ({ id }: { id: number }) => fresh.has(complaintKey(id)) || worse.has(complaintKey(id));
  const told = complaints.filter(isNews).slice(0, complaintsShown);
  const left = complaints.length - told.length;
  return [
    {
      title: complaintTitle(complaints, language),
      rest: [
        ...told.map(({ number, clientName, isPast }) =>
          (isPast ? text.complaintPast : text.complaintNear)(
            [number, fitted(clientName ?? "", signsOfName)].filter(Boolean).join(" · "),
          ),
        ),
        ...(left > 0 && told.length > 0 ? [text.moreComplaints(left)] : []),
      ],
      opens: nearClaim,
    },
  ];
}

/** How many are past their deadline, and how many near it. */
export function complaintTitle(complaints: DigestFacts["complaints"], language: Language): string {
  const past = complaints.filter(({ isPast }) => isPast).length;
  return teamText[language].complaints(past, complaints.length - past);
}
