import type { Db } from "../../../db/sql.ts";
import { type Language, named } from "../../../lib/language.ts";
import { type Chain, chainsAfter, numberGaps } from "./chain-queries.ts";
import { chainFault } from "./chain-rules.ts";
import { chainText } from "./text.ts";

type Terminal = { stdout(line: string): void; stderr(line: string): void; language: Language };

const perRead = 500;

/**
 * `rounds verify`: checks the chain of acts of every complaint, that the record agrees with its last act, and that no number is
 * missing. Gives the exit code: 1 when anything is wrong, each fault on a line of its own.
 */
export async function checkChains(db: Db, { stdout, stderr, language }: Terminal): Promise<number> {
  const words = chainText[language];
  let [complaints, acts, faults] = [0, 0, 0];
  const complain = (what: string, fault: string) => {
    faults++;
    stderr(named(what, fault, language));
  };
  for (let after = 0, chains: Chain[] = []; ; after = chains.at(-1)?.id ?? after) {
    chains = await chainsAfter(db, after, perRead);
    if (chains.length === 0) break;
    for (const chain of chains) {
      complaints++;
      acts += chain.acts.length;
      const fault = chainFault(chain.number, chain.acts, chain.kept);
      if (fault) complain(chain.number, words.faults[fault.is](fault.seq));
      else if (chain.acts.at(-1)?.toState !== chain.state) complain(chain.number, words.state);
    }
  }
  for (const gap of await numberGaps(db)) {
    faults++;
    stderr(words.gap(gap));
  }
  stdout(faults === 0 ? words.whole(complaints, acts) : words.faulty(faults));
  return faults === 0 ? 0 : 1;
}
