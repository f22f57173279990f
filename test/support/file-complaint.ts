import type { Entry } from "./fields.ts";
import { modalWith } from "./modal.ts";
import type { Person } from "./person.ts";

/** Files a complaint of somebody who is no client, in the form; gives what is shown then. */
export async function filesComplaint(person: Person, told: Record<string, Entry>): Promise<string> {
  await person.types("/complaint");
  await modalWith(person, "Who complains?");
  await person.enters({ "Who complains?": "Not a client" });
  await modalWith(person, "Their name");
  await person.enters({ "Their name": "Ann Lee", "Their phone": "555 1234", "What is it about?": "Service" });
  await person.enters({ "How severe is it?": "S4 low", "How did it reach us?": "Phone" });
  await person.fills(told);
  const shown = await modalWith(person, "is filed");
  await person.closes();
  return shown;
}
