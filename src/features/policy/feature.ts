import { type Bot, onAction } from "../../slack/answer.ts";
import { onForm } from "../../slack/forms.ts";
import { houseSettingsAction, policyConfirmId, policyFormId, policyGroupAction } from "./ids.ts";
import { openHouseSettings, openPolicyForm, submitPolicyConfirm, submitPolicyForm } from "./set-policy.ts";

/** The figures that count in the house, changed by administrators: reached from `/rounds settings`. */
export function policy(bot: Bot): void {
  onAction(bot, houseSettingsAction, openHouseSettings);
  onAction(bot, policyGroupAction, openPolicyForm);
  onForm(bot, policyFormId, submitPolicyForm);
  onForm(bot, policyConfirmId, submitPolicyConfirm);
}
