import type { Db } from "../../../db/sql.ts";
import { type Language, named } from "../../../lib/language.ts";
import { readWhole } from "../../../lib/whole-number.ts";
import { readNumber } from "../ids.ts";
import { type Chain, chainOf, chainsAfter, numberGaps } from "./chain-queries.ts";
import { chainFault } from "./chain-rules.ts";
import { chainText } from "./text.ts";

type Terminal = { stdout(line: string): void; stderr(line: string): void; language: Language };

const perRead = 500;

/** `rounds verify [NUMBER COUNT HEAD]`: all chains, or one against a case file made earlier. Gives the exit code; 2: written wrongly. */
export async function verify(db: Db, args: string[], terminal: Terminal): Promise<0 | 1 | 2> {
  if (args.length === 0) return checkChains(db, terminal);
  const [typed = "", counted = "", head = "", ...more] = args;
  const number = readNumber(typed, "");
  const count = readWhole(counted, 1, Number.MAX_SAFE_INTEGER);
  if (number && count && /^[\da-f]{64}$/i.test(head) && more.length === 0) {
    return checkCaseFile(db, { number, count, head: head.toLowerCase() }, terminal);
  }
  terminal.stderr(chainText[terminal.language].usage);
  return 2;
}

/**
 * Checks one complaint against the count and head that a case file printed: what was written since may be more, but not other.
 * That a whole chain was sealed anew, its record with it, is noticed so and only so.
 */
async function checkCaseFile(
  db: Db,
  printed: { number: string; count: number; head: string },
  { stdout, stderr, language }: Terminal,
): Promise<0 | 1> {
  const words = chainText[language];
  const { number, count } = printed;
  const chain = await chainOf(db, number);
  const told = (fault: string) => {
    stderr(named(number, fault, language));
    return 1 as const;
  };
  if (!chain) return told(words.noSuch);
  const upTo = chain.acts.filter(({ seq }) => seq <= count);
  const fault = chainFault(number, upTo, printed);
  if (fault?.is === "cutOff") return told(words.shorter(count, upTo.length));
  if (fault) return told(fault.seq === count ? words.otherHead(count) : words.faults[fault.is](fault.seq));
  const since = chainFault(number, chain.acts, chain.kept);
  if (since) return told(words.faults[since.is](since.seq));
  stdout(named(number, words.holds(count, chain.acts.length - count), language));
  return 0;
}

/**
 * `rounds verify`: checks the chain of acts of every complaint, that the record agrees with its last act, and that no number is
 * missing. Gives the exit code: 1 when anything is wrong, each fault on a line of its own.
 */
export async function checkChains(db: Db, { stdout, stderr, language }: Terminal): Promise<0 | 1> {
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
