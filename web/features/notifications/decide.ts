import type { Message } from "../../../src/protocol/conversations.ts";
import { type Hearing, isQuietAt, missedAs } from "../../../src/protocol/notification-rules.ts";
import type { NotificationState } from "../../../src/protocol/notifications.ts";
import type { OwnPresence } from "../../../src/protocol/presence.ts";

export interface Circumstances {
  readonly now: number;
  readonly state: NotificationState | null;
  readonly presence: Pick<OwnPresence, "choice" | "busy"> | null;
  readonly isVisible: boolean;
  /** Somebody looks at this window and used it a moment ago. */
  readonly isAttended: boolean;
  /** They are at another of their devices. */
  readonly isElsewhere: boolean;
  /** The chat it came in is the one shown. */
  readonly isChatShown: boolean;
}

export interface Decision {
  readonly kind: NonNullable<ReturnType<typeof missedAs>>;
  readonly toast: boolean;
  readonly desktop: boolean;
  readonly sound: boolean;
}

export function isQuietNow({ now, state, presence }: Pick<Circumstances, "now" | "state" | "presence">): boolean {
  if (presence?.choice === "dnd") return true;
  return state !== null && isQuietAt(state.settings.quietHours, state.timeZone, now);
}

/** How this window tells of a message; null: not at all. */
export function decide(message: Message, hearing: Hearing, around: Circumstances): Decision | null {
  const kind = missedAs(message, hearing, around.now);
  if (kind === null || isQuietNow(around)) return null;
  const { isVisible, isAttended, isElsewhere, isChatShown } = around;
  if (isVisible && isChatShown) return null;
  return {
    kind,
    toast: isVisible,
    // Whoever shows their screen does not show their mail.
    desktop: !isVisible && !isElsewhere && around.presence?.busy !== "sharing",
    sound: isAttended || !isElsewhere,
  };
}
