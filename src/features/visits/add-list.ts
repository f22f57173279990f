import type { PlainDate } from "../../lib/dates.ts";
import type { Language } from "../../lib/language.ts";
import { context, listButton, type Message, message, section, titled } from "../../slack/blocks.ts";
import type { ClientPage } from "../clients/queries.ts";
import { addItemAction, itemValue, listValue } from "./ids.ts";
import { visitsText } from "./text.ts";

/** Which of the clients found is to be put on the plan of that day. */
export function foundToAdd(
  { clients, total }: ClientPage,
  asked: { typed: string; personId: number; on: PlainDate },
  language: Language,
): Message {
  const text = visitsText[language];
  const title = text.addWhich(total, asked.typed);
  const list = listValue({ list: "plan", personId: asked.personId, date: asked.on, page: 1 });
  return message(title, [
    section(title),
    ...clients.map(({ id, name, clientNo }) =>
      titled(
        name,
        ` · ${clientNo}`,
        listButton(text.add, list, String(id), addItemAction, itemValue({ clientId: id, kind: "visit" })),
      ),
    ),
    ...(total > clients.length ? [context(text.addMore)] : []),
  ]);
}
