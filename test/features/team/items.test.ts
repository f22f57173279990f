import { afterEach, expect, test } from "vitest";
import { readBlocks } from "../../support/person.ts";
import { type Desk, openDesk } from "./desk.ts";

let desk: Desk;
afterEach(() => desk.leave());

const opens = async (name: string, label: string) => {
  await desk.person(name).presses(label);
  return desk.person(name).waitsFor("· due ");
};
const messagesOf = (name: string) =>
  desk
    .person(name)
    .inbox()
    .map(({ blocks }) => readBlocks(blocks));

test("from the digest a lead opens what is late, reminds, extends and takes over; the list stays and says so", async () => {
  desk = await openDesk();
  await desk.followUp("T1", "Tom", "2035-03-01", "Send the quote");
  await desk.followUp("T2", "Tom", "2035-02-28", "Bring the papers");
  await desk.followUp("T3", "Tom", "2035-02-27", "Call back");
  await desk.goTo("2035-03-05T08:31:00+08:00");
  const lin = desk.person("Lin");
  await opens("Lin", "Open");
  console.log(lin.modal());
  await lin.presses("Remind");
  await lin.waitsFor("Tom has been reminded of Client T3.");
  await desk.posted();
  console.log(messagesOf("Tom").at(-1));
  await lin.presses("Remind");
  await lin.waitsFor("You have reminded Tom of Client T3 today already.");
  await lin.presses("Extend");
  await lin.waitsFor("New due date");
  await lin.fills({ team_extend_date: "2035-03-01" });
  console.log(lin.modal());
  await lin.fills({ team_extend_date: "2035-03-09" });
  await lin.waitsFor("Client T3: now due on 9 Mar");
  console.log(lin.modal());
  await lin.presses("Take over");
  await lin.waitsFor("it is yours now");
  console.log(lin.modal());
  await lin.closes();
  await lin.types("/team");
  console.log(await lin.sees());
});
