import type { OwnCompany, ThemeColours } from "../../../src/protocol/companies.ts";

const roles: Readonly<Record<keyof ThemeColours, string>> = {
  accent: "--accent",
  accentHover: "--accent-hover",
  onAccent: "--on-accent",
  accentText: "--accent-text",
  accentSoft: "--accent-soft",
};

/** Puts a company's colours in the place of the design's own; null: takes them off. */
export function wearColours(themes: OwnCompany["themes"]): void {
  const { style } = document.documentElement;
  for (const [role, property] of Object.entries(roles) as [keyof ThemeColours, string][]) {
    if (themes) style.setProperty(property, `light-dark(${themes.light[role]}, ${themes.dark[role]})`);
    else style.removeProperty(property);
  }
  if (themes) style.setProperty("--focus", `light-dark(${themes.light.accentText}, ${themes.dark.accentText})`);
  else style.removeProperty("--focus");
}
