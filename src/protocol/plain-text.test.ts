import { expect, test } from "bun:test";
import { plainText } from "./plain-text.ts";

test("B3 a message in one line says what it says, without its markup", () => {
  const cases: Readonly<Record<string, string>> = {
    "**bold** and *soft*, ~~gone~~ and `code`": "bold and soft, gone and code",
    "_so_ but not snake_case_name": "so but not snake_case_name",
    "2 * 3 * 4": "2 * 3 * 4",
    "# Title\n\ntext": "Title\n\ntext",
    "> quoted\n> twice": "quoted\ntwice",
    "- one\n- [x] two": "• one\n• two",
    "[the plan](https://iris.example/a) <https://iris.example>": "the plan https://iris.example",
    "![cat](https://iris.example/cat.png)": "cat",
    "```ts\nconst a = 1;\n```": "const a = 1;",
    "|a|b|\n|-|-|\n|1|2|": "|a|b|\n\n|1|2|",
    "\\*stars\\*": "*stars*",
    "<@all> look": "<@all> look",
  };
  for (const [written, said] of Object.entries(cases)) expect([written, plainText(written)]).toEqual([written, said]);
});

test("S71 16,000 characters meant to stop it do not", () => {
  for (const piece of [
    "[",
    "*",
    "`",
    "_a",
    "[a](",
    "> ",
    "-",
    "|-",
    "- ",
    "*a ",
    "<https://",
    "\\",
    "![",
    "~~",
    "\n",
    " ",
    "|",
  ]) {
    const startedAt = performance.now();
    const filled = piece.repeat(Math.floor(16_000 / piece.length));
    for (const text of [filled, `-${filled}`, `|${filled}x`]) plainText(text);
    expect([piece, performance.now() - startedAt < 3_000]).toEqual([piece, true]);
  }
});
