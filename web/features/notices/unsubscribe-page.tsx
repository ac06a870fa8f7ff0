import { useState } from "react";
import { Link } from "wouter";
import { unsubscribe } from "../../../src/protocol/function-mails.ts";
import { call } from "../../api/index.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { Button, toastFailure } from "../../ui/index.ts";
import { EntryFrame } from "../accounts/index.ts";
import { noticesTexts } from "./notices-texts.ts";

/** A press decides: mail scanners open links too. */
export function UnsubscribePage() {
  const t = useTexts(noticesTexts);
  const [token] = useState(() => location.hash.slice(1));
  const [state, setState] = useState<"asking" | "busy" | "done">("asking");
  const end = async () => {
    setState("busy");
    try {
      await call(unsubscribe, { params: { token } });
      setState("done");
    } catch (thrown) {
      setState("asking");
      toastFailure(thrown);
    }
  };
  const isDone = state === "done";
  return (
    <EntryFrame
      title={t(isDone ? "ended" : "endTitle")}
      footer={
        <Link href="/" className="focus-ring rounded-small font-medium text-accent-text hover:underline">
          {t("toIris")}
        </Link>
      }
    >
      <div className="flex flex-col gap-4">
        <p className="-mt-2 text-pretty text-text-2">{t(isDone ? "endedDetail" : "endDetail")}</p>
        {!isDone && (
          <Button tone="primary" onClick={() => void end()} isBusy={state === "busy"} className="h-10">
            {t("end")}
          </Button>
        )}
      </div>
    </EntryFrame>
  );
}
