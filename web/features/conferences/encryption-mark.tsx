import { LoaderCircle, Lock } from "lucide-react";
import { useTexts } from "../../i18n/use-texts.ts";
import type { MediaPath } from "../../media/path.ts";
import { PathMark } from "../calls/path-mark.tsx";
import { conferencesTexts } from "./texts.ts";

/** How the conference is protected, in four words; what that means opens on it. */
export function EncryptionMark({ path }: { path: MediaPath | null }) {
  const t = useTexts(conferencesTexts);
  const known = path?.isEncrypted ? path : null;
  return (
    <PathMark
      icon={known ? Lock : LoaderCircle}
      title={t(known ? "mark" : "markPending")}
      detail={t(known ? "markDetail" : "markPendingDetail")}
      path={known}
      isShort
    />
  );
}
