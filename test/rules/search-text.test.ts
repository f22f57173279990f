import { expect, test } from "vitest";
import { searchText, searchWords } from "../../src/lib/search-text.ts";

const textOf = (name: string) => searchText({ clientNo: "C-12", name, phone: null, contacts: [] }).split("\n");

test.each([
  ["王小明", ["王小明", "wangxiaoming", "wxm"]],
  ["单小明", ["danxiaoming", "shanxiaoming", "sxm"]],
  ["欧阳娜", ["ouyangna", "oyn"]],
  ["吕绿", ["lvlv", "ll"]],
  ["重庆长江银行", ["chongqingchangjiangyinhang", "cqcjyh"]],
  ["ABC银行", ["abc银行", "abcyinhang", "abcyh"]],
  ["O'Neil & Sons", ["o'neil & sons"]],
  ["José Núñez", ["jose nuñez"]],
])("%s is found by %o", (name, lines) => {
  expect(textOf(name)).toEqual(expect.arrayContaining(["c-12", ...lines]));
});

test("phones are kept as digits, of the client and of its contacts", () => {
  const contacts = [{ name: "李雷", phone: "+86 139-1234 5678" }];
  const lines = searchText({ clientNo: "1", name: "A", phone: "(021) 5555-1234", contacts }).split("\n");
  expect(lines).toEqual(["1", "a", "李雷", "lilei", "ll", "02155551234", "8613912345678"]);
});

test.each([
  ["Wáng Xiǎomíng", ["wang", "xiaoming"]],
  ["lǚ", ["lv"]],
  ["ＡＢＣ　银行", ["abc", "银行"]],
  ["138-0013 8000", ["13800138000"]],
  ["王，小明", ["王", "小明"]],
  ["  ", []],
])("%j typed looks for %o", (typed, words) => {
  expect(searchWords(typed)).toEqual(words);
});
