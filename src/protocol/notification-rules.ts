import type { Message, MessageContent } from "./conversations.ts";
import { mentionsIn } from "./mentions.ts";
import type { NotifyLevel, PushMessage, QuietHours } from "./notifications.ts";

/** In a larger bubble only what names one counts as missed, unless one decides otherwise. */
const smallBubble = 20;

export const standardLevel = ({ kind, members }: { kind: "direct" | "bubble"; members: number }): NotifyLevel =>
  kind === "direct" || members <= smallBubble ? "all" : "mentions";

export interface Hearing {
  readonly viewerId: string;
  readonly conversation: { readonly kind: "direct" | "bubble"; readonly members: number };
  /** Absent: the standard. */
  readonly notify?: NotifyLevel | undefined;
  readonly mutedUntil?: number | undefined;
}

export const isMuted = ({ notify, mutedUntil = 0 }: Pick<Hearing, "notify" | "mutedUntil">, now: number): boolean =>
  notify === "none" || mutedUntil > now;

type Missed = Extract<PushMessage["kind"], "message" | "mention" | "urgent" | "call">;

/**
 * As what a message counts as missed by one of its readers; null: it does not. What is urgent breaks a muted chat, nothing breaks
 * quiet hours (those are asked beside this).
 */
export function missedAs(
  { content, senderId }: Pick<Message, "content" | "senderId">,
  hearing: Hearing,
  now: number,
): Missed | null {
  const { viewerId, conversation, notify = standardLevel(conversation) } = hearing;
  // Whoever planned the meeting is reminded, too.
  if (content.kind === "notice" && content.notice === "meetingSoon")
    return isMuted({ notify, mutedUntil: hearing.mutedUntil }, now) ? null : "mention";
  if (senderId === viewerId || content.kind === "notice" || content.kind === "deleted") return null;
  const isCall = content.kind === "call";
  if (isCall && !isMissedCall(content)) return null;
  if (isUrgent(content)) return "urgent";
  if (isMuted({ notify, mutedUntil: hearing.mutedUntil }, now)) return null;
  if (isCall) return "call";
  const { accountIds, everyone } = mentionsIn("text" in content ? content.text : "");
  if (everyone || accountIds.has(viewerId)) return "mention";
  return notify === "all" ? "message" : null;
}

const isMissedCall = ({ call }: Extract<MessageContent, { kind: "call" }>): boolean =>
  call.outcome !== "answered" && call.outcome !== "refused";

const isUrgent = (content: MessageContent): boolean => "urgency" in content && content.urgency === "urgent";

const dayMinutes = 1_440;
const formats = new Map<string, Intl.DateTimeFormat>();
const weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat("en-GB", {
    ...{ timeZone, weekday: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
  });
  formats.set(timeZone, format);
  return format;
}

/** Whether a moment lies in somebody's quiet hours. @throws RangeError for a time zone that does not exist */
export function isQuietAt({ isOn, fromMinute, untilMinute, days }: QuietHours, timeZone: string, at: number): boolean {
  if (!isOn) return false;
  const parts = formatOf(timeZone).formatToParts(at);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? "";
  const day = weekdays.indexOf(part("weekday")) + 1;
  const minute = Number(part("hour")) * 60 + Number(part("minute"));
  const lastsMinutes = untilMinute > fromMinute ? untilMinute - fromMinute : untilMinute - fromMinute + dayMinutes;
  const sinceMinutes = (minute - fromMinute + dayMinutes) % dayMinutes;
  // What began yesterday goes on past midnight.
  const began = minute >= fromMinute ? day : ((day + 5) % 7) + 1;
  return sinceMinutes < lastsMinutes && days.includes(began);
}
