import { expect, test } from "vitest";
import { openDeskHouse } from "../../support/desk-house.ts";
import { readBlocks } from "../../support/person.ts";

test("when a share of a deadline has passed, the desk's card shows both clocks as they stand then", async () => {
  const house = await openDeskHouse(["Dora", "Dan"]);
  await house.files("Wu", { severity: "S3" });
  const card = () => readBlocks(house.cards("Dora")[0]?.blocks);
  expect(card()).toContain("As of 5 Mar 10:00");
  expect(card()).toContain("House clock: until 19 Mar 10:00, 10 working days left");
  // half of the working day in which it is to be acknowledged
  await house.goTo("2035-03-05T14:30:30+08:00");
  await house.posted();
  expect(card()).toContain("As of 5 Mar 14:30");
  expect(card()).toContain("9 working days 4 h left");
  // the card is the same, and its thread tells acts alone
  expect(house.cards("Dora")).toHaveLength(1);
  expect(house.thread("Dora", house.cards("Dora")[0])).toHaveLength(1);
  // four fifths and all of it
  await house.goTo("2035-03-06T10:01:00+08:00");
  await house.posted();
  expect(card()).toContain("As of 6 Mar 10:0");
});
