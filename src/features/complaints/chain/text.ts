import { type InBoth, plural } from "../../../lib/language.ts";
import type { NumberGap } from "./chain-queries.ts";
import type { ChainFault } from "./chain-rules.ts";

const en = {
  faults: {
    changed: (seq: number) => `act ${seq} is not what was written down`,
    missing: (seq: number) => `act ${seq} is missing`,
    inserted: (seq: number) => `act ${seq} was put in`,
    cutOff: (seq: number) => `the end is cut off from act ${seq} on`,
  } satisfies Record<ChainFault["is"], (seq: number) => string>,
  state: "its state is not that of its last act",
  gap: ({ year, given, found }: NumberGap) =>
    `${year}: ${plural(given, "number was", "numbers were")} given, ${found} found`,
  whole: (complaints: number, acts: number) =>
    `${plural(complaints, "complaint", "complaints")}, ${plural(acts, "act", "acts")}: every chain is whole.`,
  faulty: (faults: number) => `${plural(faults, "fault was", "faults were")} found.`,
};
const zh: typeof en = {
  faults: {
    changed: (seq) => `第 ${seq} 步与当时记录不符`,
    missing: (seq) => `缺少第 ${seq} 步`,
    inserted: (seq) => `第 ${seq} 步是后来插入的`,
    cutOff: (seq) => `自第 ${seq} 步起被截断`,
  },
  state: "当前状态与最后一步不符",
  gap: ({ year, given, found }) => `${year} 年：已编号 ${given} 件，实有 ${found} 件`,
  whole: (complaints, acts) => `共 ${complaints} 件投诉、${acts} 步处理记录，链条全部完整。`,
  faulty: (faults) => `发现 ${faults} 处问题。`,
};

/** What `rounds verify` says of the chains of acts. */
export const chainText: InBoth<typeof en> = { en: en, zh: zh };
