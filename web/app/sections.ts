import { Settings } from "lucide-react";
import { translator } from "../i18n/catalogue.ts";
import type { PageRoute, Section } from "./feature.ts";
import { features } from "./features.ts";
import { SettingsList } from "./settings/settings-list.tsx";
import { FirstSettingsPage, SettingsPage } from "./settings/settings-page.tsx";
import { settingsFrameTexts } from "./settings/settings-texts.ts";

/** The app's own: it belongs to no feature, each puts its parts into it. */
const settings: Section = {
  id: "settings",
  href: "/settings",
  icon: Settings,
  label: (language) => translator(settingsFrameTexts, language)("settings"),
  List: SettingsList,
  Main: FirstSettingsPage,
  order: 90,
  placement: "railEnd",
};

export const sections: readonly Section[] = [
  ...features.flatMap((feature) => feature.sections ?? []),
  settings,
].toSorted((a, b) => a.order - b.order);
export const routes: readonly PageRoute[] = [
  ...features.flatMap((feature) => feature.routes ?? []),
  { path: "/settings/:id", Page: SettingsPage, access: "signedIn" },
];
