import type { Translate } from "../../i18n/catalogue.ts";
import type { settingsTexts } from "./settings-texts.ts";

/** The server names devices in English, "Firefox on Linux"; here they are said in the reader's language. */
export function deviceLabel(device: string, t: Translate<(typeof settingsTexts)["en"]>): string {
  if (device === "Unknown device") return t("unknownDevice");
  const [browser, system] = device.split(" on ");
  return browser && system ? t("deviceOn", { browser, system }) : device;
}

export const isHandheld = (device: string): boolean => /Android|iPhone|iPad/.test(device);
