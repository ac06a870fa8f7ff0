import { nanoid } from "nanoid";
import { useState } from "react";
import { type GuardedAct, requestAct } from "../../../src/protocol/companies.ts";
import { call } from "../../api/index.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { Button, Dialog, TextArea, toast, uiTexts } from "../../ui/index.ts";
import { FailureNotice } from "../accounts/failure-notice.tsx";
import { useAct } from "../accounts/use-act.ts";
import { fourEyesTexts } from "./four-eyes-texts.ts";

interface AskSecondDialogProps {
  readonly act: GuardedAct;
  /** On whom; none: the rule itself. */
  readonly member?: { readonly id: string; readonly name: string };
  readonly onAsked?: () => void;
  readonly onClose: () => void;
}

const leastReason = 10;

/** Under the four-eyes rule: the reason, then the others are asked. */
export function AskSecondDialog({ act, member, onAsked, onClose }: AskSecondDialogProps) {
  const t = useTexts(fourEyesTexts);
  const ui = useTexts(uiTexts);
  const { run, isBusy, failure } = useAct();
  const [reason, setReason] = useState("");
  // The same for each attempt: a retry asks once.
  const [id] = useState(nanoid);
  const ask = async () => {
    const isAsked = await run(async () => {
      await call(requestAct, { body: { id, act, reason, ...(member && { accountId: member.id }) } });
    });
    if (!isAsked) return;
    toast({ title: t("asked"), tone: "success" });
    onAsked?.();
    onClose();
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t("askTitle")}
      description={`${t(act, { member: member?.name ?? "" })}. ${t("askDetail")}`}
      width="small"
      actions={
        <>
          <Button tone="plain" onClick={onClose}>
            {ui("cancel")}
          </Button>
          <Button
            tone="primary"
            isBusy={isBusy}
            disabled={reason.trim().length < leastReason}
            onClick={() => void ask()}
          >
            {t("ask")}
          </Button>
        </>
      }
    >
      <FailureNotice failure={failure} />
      <TextArea
        label={t("reason")}
        hint={t("reasonHint")}
        rows={3}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </Dialog>
  );
}
