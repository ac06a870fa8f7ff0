import { LoaderCircle, Lock, LockOpen } from "lucide-react";
import { useFormat, useTexts } from "../../i18n/use-texts.ts";
import type { MediaPath } from "../../media/path.ts";
import type { SealingView } from "../../media/sealing/sealing-view.ts";
import { PathMark } from "../calls/path-mark.tsx";
import { nameOf } from "../directory/names.ts";
import { usePeopleStore } from "../directory/people-store.ts";
import { conferencesTexts } from "./texts.ts";

/** How the conference is protected, in a few words; what that means opens on it, with the code to compare. */
export function EncryptionMark({ path, sealing }: { path: MediaPath | null; sealing: SealingView }) {
  const t = useTexts(conferencesTexts);
  const format = useFormat();
  const people = usePeopleStore((state) => state.people);
  const { state, code, without } = sealing;
  const known = path?.isEncrypted && state !== "unknown" ? path : null;
  if (!known)
    return (
      <PathMark icon={LoaderCircle} title={t("markPending")} detail={t("markPendingDetail")} path={null} isShort />
    );
  if (state === "plain")
    return (
      <PathMark icon={LockOpen} title={t("mark")} detail={t("markDetail")} path={known} isShort>
        <p>{t("plainDetail", { names: format.list(without.map((id) => nameOf(people[id]))) })}</p>
      </PathMark>
    );
  return (
    <PathMark icon={Lock} title={t("sealed")} detail={t("sealedDetail")} path={known} isShort>
      {code ? (
        <>
          <p className="pt-1 font-semibold">{t("sealedCode")}</p>
          <p className="font-mono text-md tabular-nums">{code}</p>
          <p className="text-text-2">{t("sealedCodeDetail")}</p>
        </>
      ) : (
        <p className="text-text-2">{t("sealedAlone")}</p>
      )}
    </PathMark>
  );
}
