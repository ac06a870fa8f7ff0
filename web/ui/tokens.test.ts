import { expect, test } from "bun:test";

type Theme = "light" | "dark";

const source = await Bun.file(new URL("./tokens.css", import.meta.url)).text();
const colours = new Map<string, Record<Theme, string>>();
for (const [, name = "", light = "", dark = ""] of source.matchAll(
  /--([a-z0-9-]+):\s*light-dark\((#[0-9a-f]{6}),\s*(#[0-9a-f]{6})\)/g,
))
  colours.set(name, { light, dark });

const colour = (name: string, theme: Theme) => {
  const found = colours.get(name);
  if (!found) throw new Error(`No colour token --${name}`);
  return found[theme];
};

/** WCAG 2.2 relative luminance. */
const luminance = (hex: string) => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (a: string, b: string) => {
  const [hi = 0, lo = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (hi + 0.05) / (lo + 0.05);
};

const surfaces = ["surface-0", "surface-1", "surface-2", "surface-3"];
const readable: [text: string, on: string[]][] = [
  ["text-1", [...surfaces, "accent-soft", "danger-soft", "warning-soft", "success-soft"]],
  ["text-2", [...surfaces, "accent-soft"]],
  ["text-3", [...surfaces, "accent-soft"]],
  ["accent-text", [...surfaces, "accent-soft"]],
  ["danger-text", [...surfaces, "danger-soft"]],
  ["warning-text", [...surfaces, "warning-soft"]],
  ["success-text", [...surfaces, "success-soft"]],
  ["on-accent", ["accent", "accent-hover"]],
  ["on-danger", ["danger"]],
];
const recognisable: [mark: string, on: string[]][] = [
  ["line-strong", ["surface-1", "surface-2"]],
  ["focus", surfaces],
  ...[1, 2, 3, 4, 5, 6].map((n): [string, string[]] => [`spectrum-${n}`, ["surface-1", "surface-2"]]),
  ...["online", "away", "busy", "dnd", "offline", "invisible"].map((state): [string, string[]] => [
    `presence-${state}`,
    ["surface-1", "surface-2"],
  ]),
];

for (const theme of ["light", "dark"] as const) {
  test(`S65 text stands out by 4.5:1 from every surface it is used on (${theme})`, () => {
    const weak = readable.flatMap(([text, on]) =>
      on
        .map((surface) => [text, surface, contrast(colour(text, theme), colour(surface, theme))] as const)
        .filter(([, , ratio]) => ratio < 4.5),
    );
    expect(weak).toEqual([]);
  });

  test(`S65 marks and borders of controls stand out by 3:1 (${theme})`, () => {
    const weak = recognisable.flatMap(([mark, on]) =>
      on
        .map((surface) => [mark, surface, contrast(colour(mark, theme), colour(surface, theme))] as const)
        .filter(([, , ratio]) => ratio < 3),
    );
    expect(weak).toEqual([]);
  });
}
