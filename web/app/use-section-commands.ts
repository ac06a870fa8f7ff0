import { useLanguage } from "../i18n/language.ts";
import { useTexts } from "../i18n/use-texts.ts";
import type { PaletteEntry } from "./feature.ts";
import { sections } from "./sections.ts";
import { useAccount } from "./session.ts";
import { useSettingsParts } from "./settings/settings-parts.ts";
import { settingsFrameTexts } from "./settings/settings-texts.ts";
import { appTexts } from "./texts.ts";
import { setTheme } from "./theme.ts";

/** What the shell itself offers in the palette: every section, every part of the settings, and the appearance. */
export function useSectionCommands(): PaletteEntry[] {
  const t = useTexts(appTexts);
  const settings = useTexts(settingsFrameTexts);
  const parts = useSettingsParts();
  const account = useAccount();
  const language = useLanguage();
  const themes = [
    ["themeLight", "light"],
    ["themeDark", "dark"],
    ["themeSystem", "system"],
  ] as const;
  return [
    ...sections
      .filter((section) => section.isFor?.(account) ?? true)
      .map(
        (section): PaletteEntry => ({
          id: `section-${section.id}`,
          group: "commands",
          label: t("goTo", { section: section.label(language) }),
          run: (navigate) => navigate(section.href),
        }),
      ),
    ...parts.map(
      (part): PaletteEntry => ({
        id: `settings-${part.id}`,
        group: "commands",
        label: settings("goToPart", { part: part.label(language) }),
        run: (navigate) => navigate(`/settings/${part.id}`),
      }),
    ),
    ...themes.map(
      ([text, theme]): PaletteEntry => ({
        id: `theme-${theme}`,
        group: "commands",
        label: `${t("theme")}: ${t(text)}`,
        run: () => setTheme(theme),
      }),
    ),
  ];
}
