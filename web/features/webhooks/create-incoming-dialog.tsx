import { useState } from "react";
import { createIncomingWebhook } from "../../../src/protocol/webhooks.ts";
import { call } from "../../api/index.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { CopyField, TextField } from "../../ui/index.ts";
import { useAct } from "../accounts/use-act.ts";
import { ProgramDialog, ReadyDialog } from "./program-dialog.tsx";
import { webhookTexts } from "./texts.ts";

interface CreateIncomingDialogProps {
  readonly conversationId: string;
  readonly onCreated: () => void;
  readonly onClose: () => void;
}

export function CreateIncomingDialog({ conversationId, onCreated, onClose }: CreateIncomingDialogProps) {
  const t = useTexts(webhookTexts);
  const [name, setName] = useState("");
  const [isChecked, setChecked] = useState(false);
  const [url, setUrl] = useState<string>();
  const { run, isBusy, failure } = useAct();
  const submit = () => {
    setChecked(true);
    if (name.trim() === "") return;
    void run(async () => {
      const created = await call(createIncomingWebhook, { params: { conversationId }, body: { name: name.trim() } });
      setUrl(created.url);
      onCreated();
    });
  };
  if (url !== undefined) {
    const example = `curl -H 'content-type: application/json' -d '{"text":"**Hello** from a program"}' ${url}`;
    return (
      <ReadyDialog
        title={t("incomingReady", { name: name.trim() })}
        detail={t("incomingReadyDetail")}
        onClose={onClose}
      >
        <CopyField label={t("address")} value={url} />
        <CopyField label={t("example")} value={example} />
      </ReadyDialog>
    );
  }
  return (
    <ProgramDialog
      title={t("letWrite")}
      detail={t("letWriteDetail")}
      isBusy={isBusy}
      failure={failure}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField
        label={t("name")}
        maxLength={60}
        value={name}
        onChange={(event) => setName(event.target.value)}
        error={isChecked && name.trim() === "" ? t("nameMissing") : undefined}
      />
    </ProgramDialog>
  );
}
