import type { Language } from "../../lib/language.ts";
import { actions, button, context, divider, label, type Modal, modal, section } from "../../slack/blocks.ts";
import { radioField, textField } from "../../slack/fields.ts";
import { houseSettingsAction } from "../policy/ids.ts";
import { settingBlocks, settingsFormId } from "./ids.ts";
import { type CapBounds, capsMost, type OwnSettings } from "./setting-rules.ts";
import { peopleText } from "./text.ts";

export type ShownSettings = {
  /** undefined: the reader has no plan of their own */
  own: { settings: OwnSettings; bounds: CapBounds } | undefined;
  isAdmin: boolean;
};

/** What the reader has set, and for administrators the way to the house's settings. */
export function settingsForm({ own, isAdmin }: ShownSettings, language: Language): Modal {
  const text = peopleText[language];
  const house = [section(text.houseSettings), actions(button(text.openHouseSettings, houseSettingsAction))];
  if (!own) return modal(text.settingsTitle, house, { close: label(text.close) });
  const { settings, bounds } = own;
  const most = capsMost(bounds);
  const cap = (block: string, name: string, set: number | null, usual: number, most: number) =>
    textField(block, name, { initial: set?.toString(), most: 5, isOptional: true, hint: text.capHint(usual, most) });
  const switches = [
    { text: text.on, value: "on" },
    { text: text.off, value: "off" },
  ];
  return modal(
    text.settingsTitle,
    [
      cap(settingBlocks.visits, text.ownVisits, settings.visitsADay, bounds.visitsADay, most.visitsADay),
      cap(settingBlocks.calls, text.ownCalls, settings.callsADay, bounds.callsADay, most.callsADay),
      radioField(settingBlocks.endOfDay, text.endOfDay, {
        choices: switches,
        initial: settings.endOfDay ? "on" : "off",
      }),
      context(text.fromNextPlan),
      ...(isAdmin ? [divider, ...house] : []),
    ],
    { callback_id: settingsFormId, submit: label(text.submit), close: label(text.dismiss) },
  );
}

/** The last word instead of the form. */
export const settingsSaved = (language: Language): Modal =>
  modal(peopleText[language].settingsTitle, [section(peopleText[language].settingsSaved)], {
    close: label(peopleText[language].close),
  });
