import { expect, test } from "bun:test";
import { isLong, richText } from "./rich-text.ts";

const links = (text: string) => richText(text).flatMap((part) => (part.kind === "link" ? [part.href] : []));

test("an address is a link, without the sentence's punctuation around it", () => {
  expect(links("See https://a.example/b?c=d. And (https://e.example/f_(g)).")).toEqual([
    "https://a.example/b?c=d",
    "https://e.example/f_(g)",
  ]);
});

test.each([
  ["brackets", `http://a.example/${")".repeat(15_900)}`],
  ["full stops", `http://a.example/${".".repeat(15_900)}a`],
  ["opened brackets", `http://a.example/${"(".repeat(8_000)}${").".repeat(3_900)}`],
])("a long run of %s after an address is read at once", (_, text) => {
  const startedAt = performance.now();
  expect(links(text)).toHaveLength(1);
  expect(performance.now() - startedAt).toBeLessThan(250);
});

test("only web addresses become links", () => {
  expect(links("javascript:alert(1) data:text/html,x http:// https://")).toEqual([]);
});

test("code keeps its characters and holds no links", () => {
  expect(richText("run `npm i https://a.example` now")).toEqual([
    { kind: "text", text: "run " },
    { kind: "code", text: "npm i https://a.example" },
    { kind: "text", text: " now" },
  ]);
  expect(richText("so:\n```ts\nconst a = `x`;\n```\nthere")).toEqual([
    { kind: "text", text: "so:" },
    { kind: "block", text: "const a = `x`;", language: "ts" },
    { kind: "text", text: "there" },
  ]);
});

test("nothing of a text is lost, whatever is in it", () => {
  for (const text of ["", "`", "```", "a\n\nb", "<b>&amp;</b>", "```\nopen", "x https://a.example/,y"])
    expect(
      richText(text)
        .map((part) => part.text)
        .join("").length,
    ).toBeGreaterThanOrEqual(text.replace(/[`\n]/g, "").length);
});

test("many lines or very many letters make a text long", () => {
  expect(isLong("a\n".repeat(15))).toBe(false);
  expect(isLong("a\n".repeat(20))).toBe(true);
  expect(isLong("a".repeat(1_500))).toBe(true);
});
