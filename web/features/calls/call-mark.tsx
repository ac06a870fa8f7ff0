import { LoaderCircle, Route, ShieldCheck } from "lucide-react";
import { useTexts } from "../../i18n/use-texts.ts";
import type { CurrentCall } from "../../media/call-view.ts";
import { PathMark } from "./path-mark.tsx";
import { QualityPanel, worstOf } from "./quality-panel.tsx";
import { callsTexts } from "./texts.ts";

/** How the call travels, in two words; the sentences behind it open on it. */
export function CallMark({ current: { path, quality }, name }: { current: CurrentCall; name: string }) {
  const t = useTexts(callsTexts);
  const known = path?.isEncrypted ? path : null;
  if (!known) {
    return <PathMark icon={LoaderCircle} title={t("pathUnknown")} detail={t("pathUnknownDetail")} path={null} />;
  }
  const isDirect = known.route === "direct";
  return (
    <PathMark
      icon={isDirect ? ShieldCheck : Route}
      title={t(known.route)}
      detail={t(isDirect ? "directDetail" : "relayedDetail")}
      path={known}
      worst={quality && worstOf(quality)}
    >
      {quality && <QualityPanel quality={quality} name={name} />}
    </PathMark>
  );
}
