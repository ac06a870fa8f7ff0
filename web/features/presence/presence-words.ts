import type { BusyKind, PresenceState, StatusText } from "../../../src/protocol/presence.ts";
import type { Translate } from "../../i18n/catalogue.ts";
import type { Format } from "../../i18n/format.ts";
import type { presenceTexts } from "./texts.ts";

type Words = Translate<(typeof presenceTexts)["en"]>;

interface Told {
  readonly state: PresenceState | "invisible";
  readonly busy: BusyKind | null;
  readonly lastSeenAt?: number | null;
}

const isToday = (at: number, now: number) => new Date(at).toDateString() === new Date(now).toDateString();

/** "Presenting", "Do not disturb · in a call", "Last seen yesterday": what the dot says, for who does not see its colour. */
export function presenceWords({ state, busy, lastSeenAt }: Told, t: Words, format: Format, now = Date.now()): string {
  if (state === "busy") return t(busy ?? "busy");
  if (state === "offline" && lastSeenAt) {
    const time = isToday(lastSeenAt, now) ? format.time(lastSeenAt) : format.day(lastSeenAt, now);
    return t(isToday(lastSeenAt, now) ? "lastSeenToday" : "lastSeen", { time });
  }
  return busy === null || state === "offline" || state === "invisible" ? t(state) : `${t(state)} · ${t(busy)}`;
}

/** "🌴 On holiday" */
export const statusWords = ({ emoji, text }: StatusText): string => [emoji, text].filter(Boolean).join(" ");
