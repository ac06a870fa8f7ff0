import { Users } from "lucide-react";
import { useTitle } from "../../app/window-title.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { EmptyState } from "../../ui/index.ts";
import { directoryTexts } from "./texts.ts";

export function PeopleWelcome() {
  const t = useTexts(directoryTexts);
  useTitle(t("people"));
  return (
    <div className="flex flex-1 items-center justify-center">
      <EmptyState isPage icon={<Users className="size-6" />} title={t("choosePerson")}>
        {t("choosePersonDetail")}
      </EmptyState>
    </div>
  );
}
