import type { KnownBlock } from "@slack/web-api";
import { localDate, type PlainDate } from "../../lib/dates.ts";
import { type Language, shortDate } from "../../lib/language.ts";
import { button, context, label, type Modal, modal, section, titled } from "../../slack/blocks.ts";
import { textField } from "../../slack/fields.ts";
import type { Policy, Tier } from "../policy/rules.ts";
import type { CadenceReason, CadenceSubject } from "./cadence-queries.ts";
import { type Cadence, cadenceInForce, reasonMost, tierCadence } from "./cadence-rules.ts";
import { cadenceBlocks as blocks, cadenceFormAction, cadenceFormId } from "./ids.ts";
import { clientsText } from "./text.ts";

type Reader = { language: Language; today: PlainDate; timeZone: string; policy: Policy };

/** How often a client is due, on its card: by its tier, or its own with the reason; the button for those in charge. */
export function cadenceLines(
  client: Cadence & { id: number; tier: string | null; cadence: CadenceReason | null; mayChangeCadence: boolean },
  { language, today, timeZone, policy }: Reader,
): KnownBlock[] {
  const text = clientsText[language];
  const { cadence, mayChangeCadence, id } = client;
  const isOwn = client.visitEveryDays !== null || client.callEveryDays !== null;
  const inForce = cadenceInForce(client, tierCadence(client.tier as Tier | null, policy));
  const change = mayChangeCadence ? button(text.cadenceChange, cadenceFormAction, String(id)) : undefined;
  const why = cadence && [cadence.reason, cadence.by, shortDate(localDate(cadence.at, timeZone), today, language)];
  return [
    section(`${isOwn ? text.cadenceOwn : text.cadenceOfTier} · ${cadenceWords(inForce, language)}`, change),
    ...(isOwn && why ? [context(why.filter(Boolean).join(" · "))] : []),
  ];
}

/** "visit every 91 days · call every 30 days". */
function cadenceWords({ visitEveryDays, callEveryDays }: Cadence, language: Language): string {
  const text = clientsText[language];
  return [
    visitEveryDays === null ? text.noVisitStandard : text.visitEvery(visitEveryDays),
    callEveryDays === null ? text.noCallStandard : text.callEvery(callEveryDays),
  ].join(" · ");
}

/** `place`: where it was opened, to show there what has become of it. */
export function cadenceForm(client: CadenceSubject, policy: Policy, language: Language, place: string): Modal {
  const text = clientsText[language];
  const of = (days: number | null) => (days === null ? text.tierHasNone : text.tierHas(days));
  const tier = tierCadence(client.tier, policy);
  const field = (block: string, name: string, days: number | null, tierDays: number | null) =>
    textField(block, name, { initial: days?.toString(), most: 10, isOptional: true, hint: of(tierDays) });
  return modal(
    text.cadenceTitle,
    [
      titled(client.name, ""),
      field(blocks.visit, text.visitEveryLabel, client.visitEveryDays, tier.visitEveryDays),
      field(blocks.call, text.callEveryLabel, client.callEveryDays, tier.callEveryDays),
      textField(blocks.reason, text.cadenceReason, { most: reasonMost, isLong: true }),
    ],
    {
      callback_id: cadenceFormId,
      private_metadata: `${client.id} ${place}`,
      submit: label(text.save),
      close: label(text.back),
    },
  );
}
