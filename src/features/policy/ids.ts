import { z } from "zod";

export const houseSettingsAction = "house_settings";
export const policyGroupAction = "policy_group";
export const policyFormId = "policy_form";
export const policyConfirmId = "policy_confirm";

const form = z.object({ group: z.string(), base: z.number().int().nonnegative() });
const confirm = form.extend({ values: z.record(z.string(), z.json()) });

/** What a form carries: its subject, and the policy row that it began with (0: the defaults). */
export type FormClaim = z.infer<typeof form>;
/** What the look before saving carries besides: the figures that would change, by their paths. */
export type ConfirmClaim = z.infer<typeof confirm>;

const read =
  <T>(shape: z.ZodType<T>) =>
  (metadata: string): T | undefined => {
    try {
      return shape.safeParse(JSON.parse(metadata)).data;
    } catch {
      return undefined;
    }
  };
export const readFormClaim = read(form);
export const readConfirmClaim = read(confirm);
