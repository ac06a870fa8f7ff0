import type { Conversation } from "../../../src/protocol/conversations.ts";
import { standardLevel } from "../../../src/protocol/notification-rules.ts";
import { mutedForever, type NotifyLevel, setNotifyLevel } from "../../../src/protocol/notifications.ts";
import { call } from "../../api/index.ts";
import { useFormat, useTexts } from "../../i18n/use-texts.ts";
import { toastFailure } from "../../ui/index.ts";
import { notificationDoorTexts } from "./door-texts.ts";

/** What of a conversation its reader wants to hear, and how to change it. */
export function useWishes({ id, kind, members, own }: Conversation) {
  const t = useTexts(notificationDoorTexts);
  const format = useFormat();
  const { notify = null, mutedUntil = 0 } = own;
  const isMutedForNow = mutedUntil > Date.now();
  const change = (body: { level: NotifyLevel | null; mutedUntil: number | null }) =>
    void call(setNotifyLevel, { params: { conversationId: id }, body }).catch(toastFailure);
  return {
    level: notify,
    standard: standardLevel({ kind, members: members.length }),
    isMutedForNow,
    /** Why nothing of it is told; null: something is. */
    mutedWords: isMutedForNow
      ? mutedUntil === mutedForever
        ? t("muted")
        : t("mutedUntil", { time: format.dateTime(mutedUntil) })
      : notify === "none"
        ? t("muted")
        : null,
    setLevel: (level: NotifyLevel | null) => change({ level, mutedUntil: isMutedForNow ? mutedUntil : null }),
    mute: (until: number) => change({ level: notify, mutedUntil: until }),
    unmute: () => change({ level: notify === "none" ? null : notify, mutedUntil: null }),
  };
}
