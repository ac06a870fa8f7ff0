import { expect, test } from "bun:test";
import { shellOf } from "./service-worker.ts";

test("S65 the page's files and what they import are kept from the start, what is loaded later is not", () => {
  const files = new Map([
    ["/index.html", '<link href="/assets/app.css"><script src="/assets/main.js"></script><a href="/elsewhere">'],
    ["/assets/app.css", "a{}"],
    ["/assets/main.js", 'import { a } from "./part.js"; import("/assets/later.js"); a();'],
    ["/assets/part.js", 'import { b } from "/assets/main.js"; export const a = b;'],
    ["/assets/later.js", 'import "./deep.js";'],
    ["/assets/deep.js", ""],
  ]);
  expect(shellOf(files)).toEqual(["/assets/app.css", "/assets/main.js", "/assets/part.js"]);
});
