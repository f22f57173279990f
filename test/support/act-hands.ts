import type { ActForm } from "./act-forms.ts";
import type { ComplaintHouse } from "./complaint-house.ts";
import { modalWith } from "./modal.ts";
import { readBlocks } from "./person.ts";

export type ActHands = {
  /** what somebody reads of a complaint who asks for it */
  reads(name: string, number: string): Promise<string>;
  offers(name: string, number: string, button: string): Promise<boolean>;
  /** does an act in its form; gives what is shown then */
  does(form: ActForm, number: string, more?: Partial<ActForm>): Promise<string>;
  /** closes the windows of those who act */
  allClose(): Promise<void>;
  /** all that the bot wrote to somebody, and what waits to be told them with the next plan or message */
  toldTo(name: string): Promise<string>;
};

/** How people of a house, which may be opened later, do the acts of a complaint, by its number. */
export function actHandsOf(at: () => ComplaintHouse): ActHands {
  async function reads(name: string, number: string): Promise<string> {
    const person = at().person(name);
    await person.closes();
    await person.types(`/complaint ${number}`);
    return person.waitsFor(number);
  }
  return {
    reads,
    offers: async (name, number, button) => (await reads(name, number)).includes(`[${button}]`),
    async does(form, number, more = {}) {
      const { by, button, values } = { ...form, ...more };
      await reads(by, number);
      const person = at().person(by);
      await person.presses(button);
      await modalWith(person, button === "Note" ? `${number}\nNote` : (Object.keys(values)[0] ?? ""));
      const sent = await person.fills(values);
      if (!sent.ok) throw new Error(`${button}: ${JSON.stringify(sent)}`);
      const seen = await modalWith(person, "Saved: ");
      await person.closes();
      return seen;
    },
    async allClose() {
      for (const name of ["Wu", "Dora", "Lin", "Boss"]) await at().person(name).closes();
    },
    async toldTo(name) {
      const house = at();
      await house.posted();
      const inbox = house.person(name).inbox();
      const where = { personId: await house.idOf(name), toldIn: null };
      const waiting = await house.db.prisma.notice.findMany({ where });
      return [...inbox.map(({ blocks }) => readBlocks(blocks)), ...waiting.map(({ line }) => line)].join("\n---\n");
    },
  };
}
