import { expect, test } from "bun:test";
import { join } from "node:path";
import fc from "fast-check";
import { accentFor, contrast, faintText, surfaces } from "./accent-colour.ts";

// The same cases in every run.
fc.configureGlobal({ seed: 20261124 });

const tokens = await Bun.file(join(import.meta.dir, "../../../web/ui/tokens.css")).text();
/** A token's colours as the design has them. */
const token = (name: string) => {
  const [, light = "", dark = ""] =
    new RegExp(`--${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(tokens) ?? [];
  return { light, dark };
};
const colour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, "0")}`);

test("the surfaces are those of the design", () => {
  for (const theme of ["light", "dark"] as const) {
    const found = [0, 1, 2, 3].map((n) => token(`surface-${n}`)[theme]);
    expect(faintText[theme] as string).toBe(token("text-3")[theme]);
    expect(([...surfaces[theme]] as string[]).sort()).toEqual(found.sort());
  }
});

test("S65 whatever colour a company chooses, text keeps 4.5:1 and buttons 3:1 in both themes", () => {
  fc.assert(
    fc.property(colour, fc.constantFrom("light" as const, "dark" as const), (chosen, theme) => {
      const made = accentFor(theme, chosen);
      for (const surface of surfaces[theme]) {
        expect(contrast(made.accentText, surface)).toBeGreaterThanOrEqual(4.5);
        expect(contrast(made.accent, surface)).toBeGreaterThanOrEqual(3);
      }
      expect(contrast(made.onAccent, made.accent)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(made.onAccent, made.accentHover)).toBeGreaterThanOrEqual(4.5);
      for (const text of [made.accentText, ...[1, 2, 3].map((n) => token(`text-${n}`)[theme])]) {
        expect(contrast(text, made.accentSoft)).toBeGreaterThanOrEqual(4.5);
      }
    }),
    { numRuns: 2_000 },
  );
});

test("a colour that is readable already stays as it was chosen", () => {
  expect(accentFor("light", "#5443c4")).toMatchObject({
    accent: "#5443c4",
    accentText: "#5443c4",
    onAccent: "#ffffff",
  });
  expect(accentFor("dark", "#b6adff")).toMatchObject({ accent: "#b6adff", accentText: "#b6adff", onAccent: "#000000" });
  expect(contrast("#ffffff", "#000000")).toBeCloseTo(21);
});
