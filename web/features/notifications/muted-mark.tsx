import { BellOff } from "lucide-react";
import type { ConversationSlotProps } from "../../app/feature.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { IconButton } from "../../ui/index.ts";
import { notificationDoorTexts } from "./door-texts.ts";
import { useWishes } from "./use-wishes.ts";

/** In the header of a muted chat: says so, and takes it back. */
export function MutedMark({ conversation }: ConversationSlotProps) {
  const t = useTexts(notificationDoorTexts);
  const { mutedWords, unmute } = useWishes(conversation);
  if (mutedWords === null) return null;
  return (
    <IconButton
      label={`${mutedWords} – ${t("unmute")}`}
      icon={<BellOff aria-hidden="true" className="size-5" />}
      onClick={unmute}
      tooltipSide="bottom"
    />
  );
}
