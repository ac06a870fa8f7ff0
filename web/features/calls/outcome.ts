import type { z } from "zod";
import type { callEntry } from "../../../src/protocol/conversations.ts";
import type { Translate } from "../../i18n/catalogue.ts";
import type { Format } from "../../i18n/format.ts";
import type { callsTexts } from "./texts.ts";

export type CallTold = z.infer<typeof callEntry>;
type Told = Pick<CallTold, "kind" | "outcome" | "durationSec">;

/** Rang here, and nobody took it: not refused, and not talked. */
export const isMissed = ({ outcome }: Pick<CallTold, "outcome">, isOwn: boolean): boolean =>
  !isOwn && (outcome === "unanswered" || outcome === "cancelled" || outcome === "busy");

/** What it was: "Video call", "Missed call". @param isOwn whether the reader was the caller */
export function headlineOf(call: Told, isOwn: boolean, t: Translate<(typeof callsTexts)["en"]>): string {
  if (isMissed(call, isOwn)) return t(call.kind === "video" ? "entryMissedVideo" : "entryMissed");
  return t(call.kind === "video" ? "entryVideo" : "entryAudio");
}

/** How it went: its length, or why there was none. */
export function detailOf(call: Told, isOwn: boolean, t: Translate<(typeof callsTexts)["en"]>, format: Format): string {
  switch (call.outcome) {
    case "answered":
      return format.duration(call.durationSec);
    case "unanswered":
      return t("entryNoAnswer");
    case "refused":
      return t("entryRefused");
    case "busy":
      return isOwn ? t("entryBusy") : t("inCallAlready");
    case "cancelled":
      return t("entryCancelled");
  }
}
