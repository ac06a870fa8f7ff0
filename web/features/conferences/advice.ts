import type { Translate } from "../../i18n/catalogue.ts";
import type { CurrentConference } from "../../media/conference-view.ts";
import type { callsTexts } from "../calls/texts.ts";
import type { conferencesTexts } from "./texts.ts";

const microphoneTexts = { denied: "microphoneDenied", missing: "microphoneMissing", busy: "microphoneBusy" } as const;
const cameraTexts = { denied: "cameraDenied", missing: "cameraMissing", busy: "cameraBusy" } as const;

/** The one line about devices that helps most now, or null. */
export function adviceOf(
  { permission, trouble }: Pick<CurrentConference, "permission" | "trouble">,
  t: Translate<(typeof conferencesTexts)["en"]>,
  calls: Translate<(typeof callsTexts)["en"]>,
): string | null {
  if (permission) return t(permission === "microphone" ? "whyMicrophone" : "whyCamera");
  if (trouble.microphone) return calls(microphoneTexts[trouble.microphone]);
  return trouble.camera ? calls(cameraTexts[trouble.camera]) : null;
}
