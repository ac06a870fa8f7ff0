import { nanoid } from "nanoid";
import { type FormEvent, useState } from "react";
import { listOwnBreaches, reportBreach } from "../../../src/protocol/breaches.ts";
import { call } from "../../api/index.ts";
import { useFormat, useTexts } from "../../i18n/use-texts.ts";
import { Badge, Button, Card, TextArea, toast, toastFailure } from "../../ui/index.ts";
import { useLoaded } from "../oversight/use-loaded.ts";
import { breachesTexts } from "./texts.ts";

const load = () => call(listOwnBreaches);

/** Anybody reports a breach here, and sees what became of it. */
export function ReportCard() {
  const t = useTexts(breachesTexts);
  const format = useFormat();
  const { loaded, reload } = useLoaded(load);
  const [text, setText] = useState("");
  const [isBusy, setBusy] = useState(false);
  const [isShort, setShort] = useState(false);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setShort(text.trim().length < 10);
    if (text.trim().length < 10) return;
    setBusy(true);
    try {
      await call(reportBreach, { body: { id: nanoid(), text } });
      setText("");
      toast({ title: t("sent"), tone: "success" });
      reload();
    } catch (thrown) {
      toastFailure(thrown);
    }
    setBusy(false);
  };
  return (
    <Card title={t("report")} description={t("reportDetail")}>
      <form className="flex flex-col items-start gap-3" noValidate onSubmit={(event) => void send(event)}>
        <div className="w-full">
          <TextArea
            label={t("what")}
            value={text}
            maxLength={4_000}
            error={isShort ? t("tooShort") : undefined}
            onChange={(event) => setText(event.target.value)}
          />
        </div>
        <Button type="submit" isBusy={isBusy}>
          {t("send")}
        </Button>
      </form>
      {loaded && loaded.reports.length > 0 && (
        <ul className="mt-4 divide-y divide-line">
          {loaded.reports.map((report) => (
            <li key={report.id} className="flex items-start justify-between gap-4 py-2">
              <p dir="auto" className="min-w-0 text-text-2 [overflow-wrap:anywhere]">
                {report.text}
              </p>
              <Badge tone={report.decidedAt === null ? "warning" : "success"}>
                {report.decidedAt === null ? t("waiting") : t("done", { date: format.date(report.decidedAt) })}
              </Badge>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
