import { expect, test } from "bun:test";
import { bytesOf, textOf } from "./passkey-browser.ts";

test("bytes survive their way through JSON, whatever they are", () => {
  for (const length of [0, 1, 2, 3, 32, 255]) {
    const bytes = Uint8Array.from({ length }, (_, index) => (index * 7 + 250) % 256);
    const text = textOf(bytes.buffer);
    expect(text).toMatch(/^[A-Za-z0-9_-]*$/);
    expect([...bytesOf(text)]).toEqual([...bytes]);
  }
});
