import { Download, Film, ShieldCheck } from "lucide-react";
import { useEffect, useState } from "react";
import { useFormat, useTexts } from "../../i18n/use-texts.ts";
import { Button, Dialog, toastFailure } from "../../ui/index.ts";
import { discard, hasUnkept, keepHere, keepStored, useOwnRecording } from "./own-recording.ts";
import { recordingsTexts } from "./texts.ts";

/** Where a recording that has ended goes. It stands until that is decided: what is not kept is lost. */
export function KeepDialog() {
  const t = useTexts(recordingsTexts);
  const format = useFormat();
  const own = useOwnRecording((state) => state.own);
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (hasUnkept()) event.preventDefault();
    };
    addEventListener("beforeunload", warn);
    return () => removeEventListener("beforeunload", warn);
  }, []);
  // Put aside, it stays in sight: until it is decided about, it is nowhere but here.
  const [isAside, setAside] = useState(false);
  if (!own?.recorded) return null;
  const title = t("done", { duration: format.duration(own.recorded.durationSec) });
  if (isAside)
    return (
      <div className="fixed bottom-20 left-4 z-40 rounded-large shadow-2 sm:bottom-4 sm:left-20">
        <Button icon={<Film aria-hidden="true" className="size-4" />} onClick={() => setAside(false)}>
          {title}
        </Button>
      </div>
    );
  const isStoring = own.phase === "storing";
  return (
    <Dialog
      isOpen
      onClose={() => setAside(true)}
      title={title}
      description={t("doneDetail", { name: own.name })}
      actions={
        <>
          <Button tone="plain" disabled={isStoring} onClick={() => void discard()}>
            {t("discard")}
          </Button>
          <Button
            disabled={isStoring}
            icon={<Download aria-hidden="true" className="size-4" />}
            onClick={() => void keepHere().catch(toastFailure)}
          >
            {t("keepHere")}
          </Button>
          <Button
            tone="primary"
            isBusy={isStoring}
            icon={<ShieldCheck aria-hidden="true" className="size-4" />}
            onClick={() => void keepStored()}
          >
            {isStoring ? t("saving", { share: format.percent(own.share) }) : t("keepStored")}
          </Button>
        </>
      }
    >
      <p className="text-sm text-text-2">{t("keepStoredDetail")}</p>
    </Dialog>
  );
}
