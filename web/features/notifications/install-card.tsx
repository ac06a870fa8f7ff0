import { Download } from "lucide-react";
import { create } from "zustand";
import { useTexts } from "../../i18n/use-texts.ts";
import { Button, Card } from "../../ui/index.ts";
import { notificationTexts } from "./texts.ts";

/** Chromium's own; other browsers offer it in their menus alone. */
interface InstallOffer extends Event {
  prompt(): Promise<unknown>;
}

const useOffer = create<{ offer: InstallOffer | null }>(() => ({ offer: null }));
// It comes once, before anybody opens the settings.
addEventListener("beforeinstallprompt", (event) => {
  event.preventDefault();
  useOffer.setState({ offer: event as InstallOffer });
});
addEventListener("appinstalled", () => useOffer.setState({ offer: null }));

/** Where the browser can install the page as an app. */
export function InstallCard() {
  const t = useTexts(notificationTexts);
  const offer = useOffer((state) => state.offer);
  if (!offer) return null;
  const install = () => {
    useOffer.setState({ offer: null });
    void offer.prompt();
  };
  return (
    <Card
      title={t("install")}
      description={t("installDetail")}
      action={
        <Button className="shrink-0" icon={<Download aria-hidden="true" className="size-4" />} onClick={install}>
          {t("installAct")}
        </Button>
      }
    />
  );
}
