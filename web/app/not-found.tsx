import { Link } from "wouter";
import { useTexts } from "../i18n/use-texts.ts";
import { EmptyState } from "../ui/index.ts";
import { appTexts } from "./texts.ts";

/** No such page, or none for this person: both look the same. */
export function NotFound() {
  const t = useTexts(appTexts);
  return (
    <div className="flex flex-1 items-center justify-center">
      <EmptyState
        isPage
        title={t("notFound")}
        action={
          <Link href="/" className="font-medium text-accent-text hover:underline">
            {t("toStart")}
          </Link>
        }
      >
        {t("notFoundDetail")}
      </EmptyState>
    </div>
  );
}
