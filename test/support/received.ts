import type { House } from "./house.ts";

/** The content of the newest file of that name that somebody has in their direct messages with the bot. */
export async function receivedFile({ sandbox, person }: House, who: string, name: string): Promise<Buffer> {
  const file = person(who)
    .inbox()
    .flatMap(({ files = [] }) => files)
    .findLast((one) => one.name === name);
  if (!file) throw new Error(`${who} has no file ${name}`);
  const query = new URLSearchParams({ as: `U${who.toUpperCase()}`, id: file.id });
  const answer = await fetch(`${sandbox.url}/practice/file?${query}`);
  if (!answer.ok) throw new Error(`${name} was not given (${answer.status})`);
  return Buffer.from(await answer.arrayBuffer());
}

/** The case file that somebody is sent, as it is and as it reads. */
export async function exportedCase(house: House, who: string, number: string, word = "export") {
  const person = house.person(who);
  await person.types(`/complaint ${word} ${number}`);
  await person.waitsFor(word === "export" ? "direct messages" : "私信");
  const page = (await receivedFile(house, who, `${number}.html`)).toString();
  const body = page.slice(page.indexOf("<body>"));
  const read = body
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll(/\s+/g, " ")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&")
    .replaceAll("&quot;", '"');
  return { page, read };
}

/** Number, count and head of the command that the case file prints. */
export const sealIn = (read: string) => /verify (C-\d{4}-\d{6}) (\d+) ([\da-f]{64})/.exec(read)?.slice(1) ?? [];
