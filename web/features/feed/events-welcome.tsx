import { Bell } from "lucide-react";
import { useTitle } from "../../app/window-title.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { EmptyState } from "../../ui/index.ts";
import { feedTexts } from "./texts.ts";

export function EventsWelcome() {
  const t = useTexts(feedTexts);
  useTitle(t("events"));
  return (
    <div className="flex flex-1 items-center justify-center">
      <EmptyState isPage icon={<Bell className="size-6" />} title={t("choose")}>
        {t("chooseDetail")}
      </EmptyState>
    </div>
  );
}
