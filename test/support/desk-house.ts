import { onTestFinished } from "vitest";
import { tellOfFiling } from "../../src/features/complaints/desk/tell.ts";
import { fileComplaint } from "../../src/features/complaints/filing/file-acts.ts";
import type { Message } from "../../src/sandbox/protocol.ts";
import { clientRow, type House, type Member, openHouse } from "./house.ts";
import { readBlocks } from "./person.ts";

const members: Member[] = [
  { name: "Boss", roles: ["lead"], team: "Head" },
  { name: "Lin", roles: ["lead"], reportsTo: "Boss", team: "Managers" },
  { name: "Mei", reportsTo: "Lin", team: "Managers" },
  { name: "Wu", roles: ["staff"], reportsTo: "Boss", team: "Counter" },
  { name: "Dora", roles: ["desk"], reportsTo: "Boss", team: "Counter" },
  { name: "Dan", roles: ["desk"], reportsTo: "Boss", team: "Counter", zh: true },
];

export type DeskHouse = House & {
  /** files a complaint of Client K1 as somebody, and waits until all of it is told; gives its id and number */
  files(by: string, more?: Record<string, unknown>): Promise<{ id: number; number: string }>;
  idOf(name: string): Promise<number>;
  /** the cards in the desk's channel as somebody there sees them, the oldest first */
  cards(name: string): Message[];
  /** the lines of the thread under a message */
  thread(name: string, message: Message | undefined): string[];
};

/** A house with a complaint desk, whose private channel these people are in. */
export async function openDeskHouse(inChannel: string[]): Promise<DeskHouse> {
  const house = await openHouse(members, {
    channels: { CDESK: inChannel },
    branches: [{ branch: "Pudong", time_zone: "Asia/Shanghai", jurisdiction: "CN", language: "en" }],
  });
  onTestFinished(() => house.close());
  await house.load("clients", [clientRow("K1", "Mei")]);
  await house.db.prisma.branch.updateMany({ data: { deskChannel: "CDESK" } });
  await house.goTo("2035-03-05T10:00:00+08:00");
  const { db } = house;
  const idOf = async (name: string) => (await db.prisma.person.findFirstOrThrow({ where: { name } })).id;
  let tokens = 0;
  return {
    ...house,
    idOf,
    async files(by, more = {}) {
      const byId = await idOf(by);
      const { id: clientId } = await db.prisma.client.findFirstOrThrow();
      const given = {
        ...{ what: "The queue was long", category: "service", severity: "S3", channel: "phone", clientId },
        ...more,
      };
      const aboutId = typeof more.aboutId === "number" ? more.aboutId : undefined;
      const tell = await tellOfFiling(house.bot.deps, { byId, clientId, aboutId });
      const at = house.sandbox.clock.now();
      const filed = await fileComplaint(db, { token: `t${tokens++}`, given, byId, at, origin: "chat", tell });
      if (filed.is === "faults") throw new Error(JSON.stringify(filed.faults));
      await house.posted();
      return filed;
    },
    cards: (name) => house.sandbox.as(`U${name.toUpperCase()}`).messages("CDESK"),
    thread: (name, message) =>
      message
        ? house.sandbox
            .as(`U${name.toUpperCase()}`)
            .messages(message.channel, message.ts)
            .filter(({ ts }) => ts !== message.ts)
            .map(({ blocks }) => readBlocks(blocks))
        : [],
  };
}
