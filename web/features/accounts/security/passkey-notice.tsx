import { useTexts } from "../../../i18n/use-texts.ts";
import { Notice } from "../../../ui/index.ts";
import { securityTexts } from "./security-texts.ts";
import type { PasskeyTrouble } from "./use-passkey-act.ts";

/** What the browser did not do, and what helps. */
export function PasskeyNotice({ trouble }: { trouble: PasskeyTrouble | undefined }) {
  const t = useTexts(securityTexts);
  if (!trouble) return null;
  const isKnown = trouble === "known";
  return (
    <Notice tone="warning" title={t(isKnown ? "passkeyKnown" : "passkeyCancelled")}>
      {t(isKnown ? "passkeyKnownDetail" : "passkeyCancelledDetail")}
    </Notice>
  );
}
