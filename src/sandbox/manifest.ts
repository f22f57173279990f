import { z } from "zod";
import type { Command, Shortcut } from "./protocol.ts";

const shape = z.object({
  features: z
    .object({
      app_home: z.object({ home_tab_enabled: z.boolean().optional() }).optional(),
      slash_commands: z
        .array(z.object({ command: z.string(), description: z.string().optional(), usage_hint: z.string().optional() }))
        .optional(),
      shortcuts: z
        .array(
          z.object({
            name: z.string(),
            callback_id: z.string(),
            type: z.enum(["global", "message"]),
            description: z.string().optional(),
          }),
        )
        .optional(),
    })
    .optional(),
  oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()).optional() }).optional() }).optional(),
  settings: z
    .object({ event_subscriptions: z.object({ bot_events: z.array(z.string()).optional() }).optional() })
    .optional(),
});

/** What the app's manifest grants it here. */
export type Grants = {
  commands: Command[];
  shortcuts: Shortcut[];
  scopes: Set<string>;
  events: Set<string>;
  hasHome: boolean;
};

/** Reads from a parsed app manifest what the workspace has to know. Throws when it has not the form of a manifest. */
export function readManifest(manifest: unknown): Grants {
  const { features, oauth_config, settings } = shape.parse(manifest);
  return {
    commands: (features?.slash_commands ?? []).map((it) => ({
      command: it.command,
      description: it.description ?? "",
      usageHint: it.usage_hint ?? "",
    })),
    shortcuts: (features?.shortcuts ?? []).map((it) => ({
      callbackId: it.callback_id,
      name: it.name,
      type: it.type,
      description: it.description ?? "",
    })),
    scopes: new Set(oauth_config?.scopes?.bot),
    events: new Set(settings?.event_subscriptions?.bot_events),
    hasHome: features?.app_home?.home_tab_enabled ?? false,
  };
}
