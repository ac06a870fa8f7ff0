import { Search } from "lucide-react";
import { useLocation } from "wouter";
import type { ConversationSlotProps } from "../../app/feature.ts";
import { useIsGuest } from "../../app/session.ts";
import { useLayout } from "../../app/use-media.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { Button, IconButton } from "../../ui/index.ts";
import { addressOf } from "./filters.ts";
import { searchDoorTexts } from "./door-texts.ts";

/** In the header, where there is room for it. */
export function SearchHere({ conversation }: ConversationSlotProps) {
  const t = useTexts(searchDoorTexts);
  const [, navigate] = useLocation();
  const layout = useLayout();
  const isGuest = useIsGuest();
  if (layout === "column" || isGuest) return null;
  return (
    <IconButton
      label={t("searchHere")}
      icon={<Search aria-hidden="true" className="size-5" />}
      onClick={() => navigate(addressOf({ in: [conversation.id] }))}
      tooltipSide="bottom"
    />
  );
}

/** On phones it is in the details. */
export function SearchHereSection({ conversation }: ConversationSlotProps) {
  const t = useTexts(searchDoorTexts);
  const [, navigate] = useLocation();
  const layout = useLayout();
  const isGuest = useIsGuest();
  if (layout !== "column" || isGuest) return null;
  return (
    <section className="px-5 py-3">
      <Button
        className="w-full"
        icon={<Search aria-hidden="true" className="size-4" />}
        onClick={() => navigate(addressOf({ in: [conversation.id] }))}
      >
        {t("searchHere")}
      </Button>
    </section>
  );
}
