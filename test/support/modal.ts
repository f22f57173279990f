import { eventually } from "./eventually.ts";
import type { Person } from "./person.ts";

/** What the person's topmost modal says, once it holds the words; the messages behind it do not count. */
export const modalWith = (person: Person, words: string): Promise<string> =>
  eventually(() => {
    const seen = person.modal();
    return seen.includes(words) ? seen : undefined;
  }, `a modal with “${words}”`);
