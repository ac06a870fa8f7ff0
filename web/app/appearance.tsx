import { useTexts } from "../i18n/use-texts.ts";
import { Select } from "../ui/index.ts";
import { appTexts } from "./texts.ts";
import { setTheme, type Theme, useTheme } from "./theme.ts";

/** Light, dark or as the device; for the settings and the pages before the sign-in. */
export function ThemeSelect(look: { isLabelHidden?: boolean; size?: "medium" | "small" }) {
  const t = useTexts(appTexts);
  const theme = useTheme((state) => state.theme);
  return (
    <Select<Theme>
      {...look}
      label={t("theme")}
      value={theme}
      onChange={setTheme}
      options={[
        { value: "system", label: t("themeSystem") },
        { value: "light", label: t("themeLight") },
        { value: "dark", label: t("themeDark") },
      ]}
    />
  );
}
