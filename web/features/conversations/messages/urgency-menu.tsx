import { CircleAlert, Siren } from "lucide-react";
import { useTexts } from "../../../i18n/use-texts.ts";
import { IconButton, Menu } from "../../../ui/index.ts";
import { press, useIntent } from "./intent.ts";
import { messageTexts } from "./message-texts.ts";

/** How urgent the next message is. */
export function UrgencyMenu({ box }: { box: string }) {
  const t = useTexts(messageTexts);
  const { urgency, edits } = useIntent(box);
  const icon = "size-4";
  if (edits) return null;
  return (
    <Menu
      side="top"
      trigger={
        <IconButton
          label={t("urgency")}
          icon={<CircleAlert aria-hidden="true" className="size-5" />}
          tone={urgency ? "on" : "plain"}
          className="rounded-[12px]"
        />
      }
      entries={[
        { label: t("normal"), isChosen: urgency === undefined, onSelect: () => press(box, undefined) },
        {
          label: t("important"),
          icon: <CircleAlert aria-hidden="true" className={icon} />,
          isChosen: urgency === "important",
          onSelect: () => press(box, "important"),
        },
        {
          label: t("urgent"),
          icon: <Siren aria-hidden="true" className={icon} />,
          isChosen: urgency === "urgent",
          onSelect: () => press(box, "urgent"),
        },
      ]}
    />
  );
}
