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
  usage:
    "Usage: npm run rounds -- verify [NUMBER COUNT HEAD]\n  without more: every chain of acts; with a complaint's number, the count of its acts and the head (64 signs) that a case file\n  printed: whether the acts still are those of the case file",
  noSuch: "there is no such complaint: it was taken out, or the number is another",
  shorter: (printed: number, found: number) =>
    `the case file has ${plural(printed, "act", "acts")}, here ${plural(found, "stands", "stand")}: the end is cut off`,
  otherHead: (count: number) =>
    `act ${count} has another head than the case file: an act was changed and all were sealed anew, or the head was copied wrongly`,
  holds: (count: number, since: number) =>
    `the ${plural(count, "act", "acts")} of the case file ${count === 1 ? "stands" : "stand"} here unchanged, ${since === 0 ? "and none was added since" : `${plural(since, "was", "were")} added since`}.`,
  faulty: (faults: number) => `${plural(faults, "fault was", "faults were")} found.`,
};
const zh: typeof en = {
  faults: {
    changed: (seq) => `第${seq}条与当时记录不符`,
    missing: (seq) => `缺少第${seq}条`,
    inserted: (seq) => `第${seq}条是后来插入的`,
    cutOff: (seq) => `自第${seq}条起被截断`,
  },
  state: "当前状态与最后一条记录不符",
  gap: ({ year, given, found }) => `${year}年：已编号${given}件，实有${found}件`,
  whole: (complaints, acts) => `共${complaints}件投诉、${acts}条处理记录，全部完整。`,
  usage:
    "用法：npm run rounds -- verify [编号 条数 末条哈希值]\n  不带参数：核对全部投诉的处理记录；带上卷宗所载的投诉编号、记录条数和末条哈希值（64位）：核对现有记录是否仍与该卷宗一致",
  noSuch: "没有这件投诉：已被删除，或编号有误",
  shorter: (printed, found) => `卷宗有${printed}条，现仅有${found}条：末尾被截断`,
  otherHead: (count) => `第${count}条的哈希值与卷宗所载末条哈希值不符：记录被改动后重新封存，或末条哈希值抄写有误`,
  holds: (count, since) => `卷宗所载${count}条与现有记录一致，${since === 0 ? "此后没有新增" : `此后新增${since}条`}。`,
  faulty: (faults) => `发现${faults}处问题。`,
};

/** What `rounds verify` says of the chains of acts. */
export const chainText: InBoth<typeof en> = { en: en, zh: zh };
