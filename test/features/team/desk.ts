import { openFollowUp } from "../../../src/features/follow-ups/acts.ts";
import { clientRow, type House, type Member, openHouse } from "../../support/house.ts";
import { readBlocks } from "../../support/person.ts";

/** Lin leads Tom and Mei; Monday, 5 March 2035, 07:50 in Shanghai. */
export const linsTeam: Member[] = [
  { name: "Lin", roles: ["lead"] },
  { name: "Tom", reportsTo: "Lin" },
  { name: "Mei", reportsTo: "Lin" },
];

export type Desk = Omit<House, "close"> & {
  leave(): Promise<void>;
  /** a follow-up on a client; gives its id */
  followUp(clientNo: string, owner: string, dueOn: string, text?: string): Promise<number>;
  /** it is done */
  finish(id: number): Promise<void>;
  /** all that is planned is done, so that no plan is left open; then the clock is set */
  goOn(instant: string): Promise<void>;
  /** the digests in a person's messages with the bot, oldest first */
  digestsOf(name: string): string[];
  idOf(name: string): Promise<number>;
};

/** A house of those people, each manager with the clients P1…P3, M1…M3 by the first letter of the name. */
export async function openDesk(
  members = linsTeam,
  options: { startsAt?: string; botIsInGeneral?: boolean } = {},
): Promise<Desk> {
  const house = await openHouse(members, options);
  const managers = members.filter(({ roles }) => !roles || roles.includes("manager"));
  await house.load(
    "clients",
    managers.flatMap(({ name }) => [1, 2, 3].map((n) => clientRow(`${name[0]}${n}`, name))),
  );
  const idOf = async (name: string) => (await house.db.prisma.person.findFirstOrThrow({ where: { name } })).id;
  await house.bot.jobs.settled();
  return Object.assign(house, {
    idOf,
    leave: () => house.close(),
    async followUp(clientNo: string, owner: string, dueOn: string, text = `Task of ${clientNo}`) {
      const client = await house.db.prisma.client.findUniqueOrThrow({ where: { clientNo } });
      const ownerId = await idOf(owner);
      return openFollowUp(house.db.prisma, {
        clientId: client.id,
        ownerId,
        dueOn,
        text,
        source: "hand",
        isPromised: false,
        byId: ownerId,
        at: house.sandbox.clock.now(),
      });
    },
    async finish(id: number) {
      await house.db.prisma.followUp.update({ where: { id }, data: { state: "done" } });
    },
    async goOn(instant: string) {
      await house.db.prisma.planItem.updateMany({ data: { state: "done" } });
      await house.goTo(instant);
    },
    digestsOf: (name: string) =>
      house
        .person(name)
        .inbox()
        .map(({ blocks }) => readBlocks(blocks))
        .filter((seen) => /digest|overdue work|nothing is new|日报|超期事项|新增事项/.test(seen)),
  });
}
