import { expect, test } from "bun:test";
import fc from "fast-check";
import { letterings } from "./lettering.ts";

// The same cases in every run.
fc.configureGlobal({ seed: 20261124 });

test("S24 code is told apart into comments, texts, numbers and words", () => {
  const told = letterings('const a = 12; // "not a text"\nreturn "x";', "a.ts").filter(({ kind }) => kind !== "plain");
  expect(told.map(({ kind, text }) => `${kind} ${text}`)).toEqual([
    ...["word const", "number 12", 'comment // "not a text"', "word return", 'text "x"'],
  ]);
  expect(letterings("const a = 12;", "a.txt")).toEqual([{ kind: "plain", text: "const a = 12;" }]);
});

test("S24 no letter is lost or added, whatever the text", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 500 }), fc.constantFrom("a.ts", "a.py", "a.html", "a.txt"), (text, name) => {
      expect(
        letterings(text, name)
          .map((piece) => piece.text)
          .join(""),
      ).toBe(text);
    }),
  );
});
