import { useState } from "react";
import { createOutgoingWebhook, type WebhookEvent, webhookEvent } from "../../../src/protocol/webhooks.ts";
import { call } from "../../api/index.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { Checkbox, CopyField, TextField } from "../../ui/index.ts";
import { useAct } from "../accounts/use-act.ts";
import { ProgramDialog, ReadyDialog } from "./program-dialog.tsx";
import { webhookTexts } from "./texts.ts";

interface CreateOutgoingDialogProps {
  readonly conversationId: string;
  readonly onCreated: () => void;
  readonly onClose: () => void;
}

const isAddress = (text: string): boolean => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);

export function CreateOutgoingDialog({ conversationId, onCreated, onClose }: CreateOutgoingDialogProps) {
  const t = useTexts(webhookTexts);
  const [name, setName] = useState("");
  const [url, setUrl] = useState("");
  const [events, setEvents] = useState<readonly WebhookEvent[]>(["message.sent"]);
  const [isChecked, setChecked] = useState(false);
  const [secret, setSecret] = useState<string>();
  const { run, isBusy, failure } = useAct();
  const submit = () => {
    setChecked(true);
    if (name.trim() === "" || !isAddress(url) || events.length === 0) return;
    void run(async () => {
      const body = { name: name.trim(), url, events: [...events] };
      const created = await call(createOutgoingWebhook, { params: { conversationId }, body });
      setSecret(created.secret);
      onCreated();
    });
  };
  const toggle = (event: WebhookEvent, isOn: boolean) =>
    setEvents((before) => (isOn ? [...before, event] : before.filter((each) => each !== event)));
  if (secret !== undefined) {
    return (
      <ReadyDialog
        title={t("outgoingReady", { name: name.trim() })}
        detail={t("outgoingReadyDetail")}
        onClose={onClose}
      >
        <CopyField label={t("secret")} value={secret} />
      </ReadyDialog>
    );
  }
  return (
    <ProgramDialog
      title={t("letTell")}
      detail={t("letTellDetail")}
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
      <TextField
        label={t("address")}
        type="url"
        maxLength={2_000}
        placeholder="https://"
        value={url}
        onChange={(event) => setUrl(event.target.value.trim())}
        error={isChecked && !isAddress(url) ? t("addressWrong") : undefined}
      />
      <fieldset className="flex flex-col gap-2.5">
        <legend className="mb-2 font-medium text-sm text-text-1">{t("events")}</legend>
        {webhookEvent.options.map((event) => (
          <Checkbox
            key={event}
            label={t(event)}
            isChecked={events.includes(event)}
            onChange={(isOn) => toggle(event, isOn)}
          />
        ))}
        {isChecked && events.length === 0 && (
          <p role="alert" className="text-danger-text text-sm">
            {t("eventsMissing")}
          </p>
        )}
      </fieldset>
    </ProgramDialog>
  );
}
