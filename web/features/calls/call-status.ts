import type { Translate } from "../../i18n/catalogue.ts";
import type { Format } from "../../i18n/format.ts";
import type { CurrentCall } from "../../media/call-view.ts";
import type { callsTexts } from "./texts.ts";

/** Where the call stands: what it waits for, or how long it has lasted. */
export function statusOf(
  current: CurrentCall,
  now: number,
  t: Translate<(typeof callsTexts)["en"]>,
  format: Format,
): string {
  if (current.phase !== "active") return t(current.phase);
  return format.duration((now - (current.answeredAt ?? now)) / 1000);
}

/** What the person has to know about their own devices now, most urgent first; null: nothing. */
export function adviceOf(current: CurrentCall, name: string, t: Translate<(typeof callsTexts)["en"]>): string | null {
  if (current.permission === "microphone") return t("whyMicrophone", { name });
  if (current.permission === "camera") return t("whyCamera", { name });
  const { microphone, camera } = current.trouble;
  if (microphone)
    return t(
      ({ denied: "microphoneDenied", missing: "microphoneMissing", busy: "microphoneBusy" } as const)[microphone],
    );
  if (current.isHeld) return t("ownHold");
  if (current.isPeerHolding) return t("peerHold", { name });
  if (current.isPeerAway && current.phase === "active") return t("peerAway", { name });
  if (camera) return t(({ denied: "cameraDenied", missing: "cameraMissing", busy: "cameraBusy" } as const)[camera]);
  return null;
}
