import { useState } from "react";
import { undoEmailChange } from "../../../../src/protocol/security.ts";
import { call } from "../../../api/index.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { Button } from "../../../ui/index.ts";
import { EntryFrame } from "../entry-frame.tsx";
import { FailureNotice } from "../failure-notice.tsx";
import { useAct } from "../use-act.ts";
import { ResetForm } from "./reset-page.tsx";
import { signInTexts } from "./sign-in-texts.ts";

/** Behind "this was not me" in the mail to the former address. A press decides: mail scanners open links too. */
export function UndoEmailPage() {
  const t = useTexts(signInTexts);
  const [token] = useState(() => location.hash.slice(1));
  const [resetToken, setResetToken] = useState<string>();
  const { run, isBusy, failure } = useAct();
  if (resetToken !== undefined) return <ResetForm token={resetToken} />;
  const isOver = failure?.code === "accounts.proof_invalid";
  const undo = () => void run(async () => setResetToken((await call(undoEmailChange, { body: { token } })).resetToken));
  return (
    <EntryFrame title={t(isOver ? "undoFailed" : "undoTitle")}>
      <p className="-mt-2 mb-5 text-pretty text-text-2">{t(isOver ? "undoFailedDetail" : "undoDetail")}</p>
      {!isOver && (
        <div className="flex flex-col gap-4">
          <FailureNotice failure={failure} />
          <Button tone="primary" onClick={undo} isBusy={isBusy} className="h-10">
            {t("undoAct")}
          </Button>
        </div>
      )}
    </EntryFrame>
  );
}
