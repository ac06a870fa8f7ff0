import type { CallRecord } from "../../../src/protocol/calls.ts";
import type { Translate } from "../../i18n/catalogue.ts";
import type { conversationTexts } from "../conversations/texts.ts";

type Told = Pick<CallRecord, "kind" | "outcome">;

/** Rang here, and nobody took it: neither refused nor talked. @param isOwn whether the reader was the caller */
export const isMissed = ({ outcome }: Pick<Told, "outcome">, isOwn: boolean): boolean =>
  !isOwn && (outcome === "unanswered" || outcome === "cancelled" || outcome === "busy");

/** What a call was and how it went, in the words that its chat uses for it. */
export function summaryOf(call: Told, isOwn: boolean, t: Translate<(typeof conversationTexts)["en"]>): string {
  if (isMissed(call, isOwn)) return t("callMissed");
  switch (call.outcome) {
    case "answered":
      return t(call.kind === "video" ? "callAnsweredVideo" : "callAnsweredAudio");
    case "unanswered":
      return t("callUnanswered");
    case "refused":
      return t("callRefused");
    case "busy":
      return t("callBusy");
    case "cancelled":
      return t("callCancelled");
  }
}
