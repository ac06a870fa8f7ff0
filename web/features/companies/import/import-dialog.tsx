import { Download, FileUp } from "lucide-react";
import { useRef, useState } from "react";
import { commitImport, type ImportReport, previewImport } from "../../../../src/protocol/companies.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { Button, Dialog, Notice } from "../../../ui/index.ts";
import { FailureNotice } from "../../accounts/failure-notice.tsx";
import { useAct } from "../../accounts/use-act.ts";
import { sendBytes } from "../send-bytes.ts";
import { ImportLines } from "./import-lines.tsx";
import { importTexts } from "./import-texts.ts";
import { reportFile } from "./report-file.ts";

/** A file is read and shown line by line; only then is anybody invited. */
export function ImportDialog({ onImported, onClose }: { onImported: () => void; onClose: () => void }) {
  const t = useTexts(importTexts);
  const fileRef = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File>();
  const [report, setReport] = useState<ImportReport>();
  const [isDone, setDone] = useState(false);
  const { run, isBusy, failure } = useAct();

  const read = (chosen: File | undefined) => {
    if (!chosen) return;
    setFile(chosen);
    setReport(undefined);
    setDone(false);
    void run(async () => setReport(await sendBytes(previewImport, chosen)));
  };
  const invite = () =>
    file &&
    void run(async () => {
      setReport(await sendBytes(commitImport, file));
      setDone(true);
      onImported();
    });
  const save = () => {
    if (!report) return;
    const address = URL.createObjectURL(new Blob([reportFile(t, report, isDone)], { type: "text/csv" }));
    const link = document.createElement("a");
    link.href = address;
    link.download = `${file?.name.replace(/\.[^.]*$/, "") ?? "import"}-report.csv`;
    link.click();
    URL.revokeObjectURL(address);
  };
  const separators = { ",": t("comma"), ";": t("semicolon"), "\t": t("tab") };
  const good = report?.counts.good ?? 0;

  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t("title")}
      description={t("detail")}
      width="large"
      actions={
        <>
          {report && (
            <Button onClick={save} icon={<Download aria-hidden="true" className="size-4" />} className="mr-auto">
              {t("report")}
            </Button>
          )}
          <Button tone={isDone ? "primary" : "plain"} onClick={onClose}>
            {t(isDone ? "close" : "cancel")}
          </Button>
          {report && !isDone && good > 0 && (
            <Button tone="primary" isBusy={isBusy} onClick={invite}>
              {t("invite", { count: good })}
            </Button>
          )}
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <FailureNotice failure={failure} />
        <input
          ref={fileRef}
          type="file"
          accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
          aria-label={t("choose")}
          tabIndex={-1}
          className="sr-only"
          onChange={(event) => {
            read(event.target.files?.[0]);
            event.target.value = "";
          }}
        />
        {!isDone && (
          <Button
            tone={report ? "quiet" : "primary"}
            isBusy={isBusy && !report}
            onClick={() => fileRef.current?.click()}
            icon={<FileUp aria-hidden="true" className="size-4" />}
            className="self-start"
          >
            {t(isBusy && !report ? "reading" : file ? "chooseOther" : "choose")}
          </Button>
        )}
        {isDone && <Notice tone="success" title={t("done", { count: good })} />}
        {report && (
          <>
            <p className="text-sm text-text-2 [overflow-wrap:anywhere]">
              {t("read", {
                file: file?.name ?? "",
                count: report.lines.length,
                separator: separators[report.separator],
                encoding: report.encoding === "utf-8" ? "UTF-8" : "Windows-1252",
              })}
            </p>
            {!isDone && good === 0 && <Notice tone="warning" title={t("noneGood")} />}
            <ImportLines report={report} isDone={isDone} />
          </>
        )}
      </div>
    </Dialog>
  );
}
