import { afterEach, expect, test } from "vitest";
import { type Desk, openDesk } from "./desk.ts";

let desk: Desk;
afterEach(() => desk.leave());

const last = (name: string) => desk.digestsOf(name).at(-1) ?? "";

test("a week of mornings: what is new, worse and cleared since the last one, the rest as a count", async () => {
  desk = await openDesk();
  const quote = await desk.followUp("T1", "Tom", "2035-03-01", "Send the quote");
  await desk.followUp("M1", "Mei", "2035-02-26", "Call back");
  await desk.goTo("2035-03-05T08:29:00+08:00");
  expect(desk.digestsOf("Lin")).toEqual([]);
  await desk.goTo("2035-03-05T08:31:00+08:00");
  console.log(last("Lin"));
  await desk.followUp("T2", "Tom", "2035-03-05", "Bring the papers");
  await desk.goTo("2035-03-06T08:31:00+08:00");
  console.log(last("Lin"));
  await desk.finish(quote);
  await desk.goTo("2035-03-07T08:31:00+08:00");
  console.log(last("Lin"));
  await desk.goTo("2035-03-08T08:31:00+08:00");
  console.log(last("Lin"));
  console.log(desk.log.filter((l) => /"level":[45]0/.test(l)).join("\n"));
});
