import { expect, test } from "vitest";
import { mediaTypeOf } from "../../src/lib/file-type.ts";

const png = Buffer.from("89504e470d0a1a0a0000000d", "hex");

test.each<[string, Buffer, string | undefined]>([
  ["card.png", png, "image/png"],
  ["CARD.PNG", png, "image/png"],
  ["card.jpg", png, undefined],
  ["card", png, undefined],
  ["letter.pdf", Buffer.from("%PDF-1.7"), "application/pdf"],
  ["letter.pdf", Buffer.from("MZ\u0000"), undefined],
  ["call.m4a", Buffer.from("\u0000\u0000\u0000\u0018ftypM4A "), "video/mp4"],
  ["call.mp3", Buffer.from("ID3\u0003"), "audio/mpeg"],
  ["letter.docx", Buffer.from("504b030414", "hex"), "application/zip"],
  ["words.txt", Buffer.from("很久"), "text/plain"],
  ["words.html", Buffer.from("<script>"), undefined],
  ["empty.txt", Buffer.alloc(0), undefined],
])("%s is what its content says", (name, bytes, type) => {
  expect(mediaTypeOf(name, bytes)).toBe(type);
});
