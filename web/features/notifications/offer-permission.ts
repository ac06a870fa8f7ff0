import { translator } from "../../i18n/catalogue.ts";
import { currentLanguage } from "../../i18n/language.ts";
import { toast } from "../../ui/index.ts";
import { askPermission } from "./desktop.ts";
import { notificationDoorTexts } from "./door-texts.ts";

const storageKey = "iris.notifications-offered";

/**
 * Something came while nobody looked: now it makes sense to ask. Once per browser, when the person is back, in words of our own
 * before the browser's; who does not care finds it in the settings.
 */
export function offerPermission(): void {
  if (localStorage.getItem(storageKey)) return;
  localStorage.setItem(storageKey, "1");
  document.addEventListener("visibilitychange", offer);
}

function offer(): void {
  if (document.visibilityState !== "visible") return;
  document.removeEventListener("visibilitychange", offer);
  const t = translator(notificationDoorTexts, currentLanguage());
  const action = { label: t("allow"), onSelect: () => void askPermission() };
  toast({ title: t("offerTitle"), detail: t("offerDetail"), action });
}
