import { useState } from "react";
import {
  type ClientLogEntry,
  listClientLogs,
  type ReceivedClientLog,
  readClientLog,
} from "../../../src/protocol/client-log.ts";
import { call } from "../../api/index.ts";
import { useFormat, useTexts } from "../../i18n/use-texts.ts";
import { Button, Card, Dialog, LoadFailed, SkeletonList, toastFailure } from "../../ui/index.ts";
import { useLoaded } from "../oversight/use-loaded.ts";
import { LogText } from "./log-text.tsx";
import { logTexts } from "./log-texts.ts";

const load = () => call(listClientLogs);

/** Logs that people handed to the operator; reading one is recorded. */
export function ReceivedLogsCard() {
  const t = useTexts(logTexts);
  const format = useFormat();
  const { loaded, failure, reload } = useLoaded(load);
  const [shown, setShown] = useState<{ readonly name: string; readonly entries: readonly ClientLogEntry[] }>();
  const read = async ({ id, person: { name } }: ReceivedClientLog) => {
    try {
      setShown({ name, ...(await call(readClientLog, { params: { logId: id } })) });
    } catch (thrown) {
      toastFailure(thrown);
      reload();
    }
  };
  return (
    <Card title={t("received")} description={t("receivedDetail")}>
      {failure && !loaded && <LoadFailed failure={failure} onRetry={reload} />}
      {!loaded && !failure && <SkeletonList rows={1} />}
      {loaded?.logs.length === 0 && <p className="text-text-2">{t("noneReceived")}</p>}
      <ul className="divide-y divide-line">
        {loaded?.logs.map((log) => (
          <li key={log.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-2.5">
            <div className="min-w-0">
              <p dir="auto" className="font-medium [overflow-wrap:anywhere]">
                {log.person.name}
              </p>
              <p className="text-sm text-text-2">
                {t("sentAt", { time: format.dateTime(log.sentAt), end: format.date(log.endsAt) })}
              </p>
            </div>
            <Button size="small" aria-label={t("readOf", { name: log.person.name })} onClick={() => void read(log)}>
              {t("read")}
            </Button>
          </li>
        ))}
      </ul>
      {shown && (
        <Dialog isOpen onClose={() => setShown(undefined)} title={t("logOf", { name: shown.name })}>
          <LogText entries={shown.entries} />
        </Dialog>
      )}
    </Card>
  );
}
