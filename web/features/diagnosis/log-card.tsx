import { Download, Send, Trash2 } from "lucide-react";
import { nanoid } from "nanoid";
import { useState } from "react";
import {
  clientLogTextVersion,
  deleteClientLog,
  listOwnClientLogs,
  type SentClientLog,
  sendClientLog,
} from "../../../src/protocol/client-log.ts";
import { clientLog } from "../../api/client-log.ts";
import { call } from "../../api/index.ts";
import { useLanguage } from "../../i18n/language.ts";
import { useFormat, useTexts } from "../../i18n/use-texts.ts";
import { Button, Card, Checkbox, Dialog, LoadFailed, toast, toastFailure, uiTexts } from "../../ui/index.ts";
import { useLoaded } from "../oversight/use-loaded.ts";
import { linesOf, ownEntries } from "./log-lines.ts";
import { LogText } from "./log-text.tsx";
import { logTexts } from "./log-texts.ts";

const load = () => call(listOwnClientLogs);

function save(name: string, type: string, text: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href));
}

/** What this browser remembers for whoever looks for a fault: to be saved, deleted, or handed to the operator (S63). */
export function LogCard() {
  const t = useTexts(logTexts);
  const [entries, setEntries] = useState(ownEntries);
  const { loaded, failure, reload } = useLoaded(load);
  const [isSending, setSending] = useState(false);
  const clear = () => {
    clientLog().clear();
    setEntries([]);
    toast({ title: t("cleared"), tone: "success" });
  };
  return (
    <Card title={t("title")} description={t("detail")}>
      {entries.length === 0 ? <p className="text-text-3">{t("empty")}</p> : <LogText entries={entries} />}
      <div className="mt-3 flex flex-wrap gap-2">
        <Button
          disabled={entries.length === 0}
          icon={<Download aria-hidden="true" className="size-4" />}
          onClick={() => save("iris-log.txt", "text/plain", linesOf(entries, t))}
        >
          {t("asText")}
        </Button>
        <Button
          disabled={entries.length === 0}
          icon={<Download aria-hidden="true" className="size-4" />}
          onClick={() => save("iris-log.json", "application/json", JSON.stringify(entries, null, 2))}
        >
          {t("asJson")}
        </Button>
        <Button
          disabled={entries.length === 0}
          icon={<Send aria-hidden="true" className="size-4" />}
          onClick={() => setSending(true)}
        >
          {t("send")}
        </Button>
        <Button disabled={entries.length === 0} icon={<Trash2 aria-hidden="true" className="size-4" />} onClick={clear}>
          {t("clear")}
        </Button>
      </div>
      {failure && !loaded && <LoadFailed failure={failure} onRetry={reload} />}
      {loaded && loaded.logs.length > 0 && <SentLogs logs={loaded.logs} onChanged={reload} />}
      {isSending && <SendDialog entries={entries} onClose={() => setSending(false)} onSent={reload} />}
    </Card>
  );
}

interface SentLogsProps {
  readonly logs: readonly SentClientLog[];
  readonly onChanged: () => void;
}

function SentLogs({ logs, onChanged }: SentLogsProps) {
  const t = useTexts(logTexts);
  const format = useFormat();
  const withdraw = async (logId: string) => {
    try {
      await call(deleteClientLog, { params: { logId } });
      toast({ title: t("withdrawn"), tone: "success" });
    } catch (thrown) {
      toastFailure(thrown);
    }
    onChanged();
  };
  return (
    <>
      <h4 className="mt-4 font-medium">{t("withOperator")}</h4>
      <ul className="divide-y divide-line">
        {logs.map(({ id, sentAt, endsAt }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-2">
            <span className="min-w-0 text-text-2">
              {t("sentAt", { time: format.dateTime(sentAt), end: format.date(endsAt) })}
            </span>
            <Button size="small" onClick={() => void withdraw(id)}>
              {t("withdraw")}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}

interface SendDialogProps {
  /** Exactly these go. */
  readonly entries: SentClientLog["entries"];
  readonly onClose: () => void;
  readonly onSent: () => void;
}

function SendDialog({ entries, onClose, onSent }: SendDialogProps) {
  const t = useTexts(logTexts);
  const ui = useTexts(uiTexts);
  const language = useLanguage();
  const [id] = useState(() => nanoid());
  const [agrees, setAgrees] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const send = async () => {
    setBusy(true);
    try {
      await call(sendClientLog, { body: { id, textVersion: clientLogTextVersion, language, entries } });
      toast({ title: t("sent"), tone: "success" });
      onSent();
      onClose();
    } catch (thrown) {
      setBusy(false);
      toastFailure(thrown);
    }
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t("sendTitle")}
      description={t("sendDetail")}
      actions={
        <>
          <Button tone="plain" onClick={onClose}>
            {ui("cancel")}
          </Button>
          <Button tone="primary" disabled={!agrees} isBusy={isBusy} onClick={() => void send()}>
            {t("sendNow")}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <LogText entries={entries} />
        <Checkbox label={t("consent")} isChecked={agrees} onChange={setAgrees} />
      </div>
    </Dialog>
  );
}
