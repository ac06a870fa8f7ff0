import type { ThemeColours } from "../../protocol/companies.ts";

/** What the accent stands on in each theme (the surfaces of `web/ui/tokens.css`), the one that is read most first. */
export const surfaces = {
  light: ["#ffffff", "#f8f6f2", "#efece6", "#ece8e1"],
  dark: ["#1d1d25", "#17171d", "#111116", "#2a2a35"],
} as const;
type Theme = keyof typeof surfaces;
/** The faintest text there is; it must be readable on the soft ground too. */
export const faintText = { light: "#625e69", dark: "#a4a1b1" } as const;
/** Where a colour goes when it is too near to the surfaces. */
const away = { light: "#000000", dark: "#ffffff" } as const;

const textContrast = 4.5;
/** Of a button against what it lies on (WCAG 2.2, 1.4.11). */
const groundContrast = 3;
const steps = 64;

type Rgb = readonly [number, number, number];
const parse = (hex: string): Rgb => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as unknown as Rgb;
const print = (rgb: Rgb): string => `#${rgb.map((part) => Math.round(part).toString(16).padStart(2, "0")).join("")}`;

/** @param share 0: `from` itself, 1: `to` */
const mix = (from: string, to: string, share: number): string => {
  const [a, b] = [parse(from), parse(to)];
  return print(a.map((part, at) => part + ((b[at] ?? 0) - part) * share) as unknown as Rgb);
};

function luminance(hex: string): number {
  const [r, g, b] = parse(hex).map((part) => {
    const value = part / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as unknown as Rgb;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** WCAG 2.2 contrast ratio, 1 to 21. @param a `#rrggbb` */
export function contrast(a: string, b: string): number {
  const [lower, higher] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (higher + 0.05) / (lower + 0.05);
}

/** The nearest shade, on the way to black or white, that passes. */
function shade(colour: string, theme: Theme, passes: (candidate: string) => boolean): string {
  for (let step = 0; step < steps; step++) {
    const candidate = mix(colour, away[theme], step / steps);
    if (passes(candidate)) return candidate;
  }
  return away[theme];
}

const standsOut = (colour: string, against: readonly string[], ratio: number): boolean =>
  against.every((ground) => contrast(colour, ground) >= ratio);

/**
 * A company's colour as the accent of one theme: as near to what was chosen as it stays readable. No choice is refused; a
 * yellow becomes ochre on paper and stays yellow on ink.
 */
export function accentFor(theme: Theme, colour: string): ThemeColours {
  const accent = shade(colour, theme, (candidate) => standsOut(candidate, surfaces[theme], groundContrast));
  // One of the two always reaches 4.5:1.
  const onAccent = contrast(accent, "#ffffff") >= textContrast ? "#ffffff" : "#000000";
  const accentHover = mix(accent, onAccent === "#ffffff" ? "#000000" : "#ffffff", 0.12);
  const accentSoft = softGround(theme, accent);
  const accentText = shade(colour, theme, (candidate) =>
    standsOut(candidate, [...surfaces[theme], accentSoft], textContrast),
  );
  return { accent, accentHover, onAccent, accentText, accentSoft };
}

/** A breath of the colour, as much as all text bears. */
function softGround(theme: Theme, accent: string): string {
  for (let percent = 14; percent > 0; percent--) {
    const soft = mix(surfaces[theme][0], accent, percent / 100);
    if (contrast(faintText[theme], soft) >= textContrast) return soft;
  }
  return surfaces[theme][0];
}

export const themesOf = (colour: string) => ({ light: accentFor("light", colour), dark: accentFor("dark", colour) });
