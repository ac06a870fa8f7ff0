import { useEffect, useState } from "react";
import type { OutputOf } from "../../../src/protocol/endpoint.ts";
import { type CompanyOverview, previewTermination, terminateCompany } from "../../../src/protocol/operators.ts";
import { type ApiFailure, asFailure, call, wordsOf } from "../../api/index.ts";
import { useFormat, useTexts } from "../../i18n/use-texts.ts";
import { Button, Dialog, LoadFailed, Notice, SkeletonList, TextField, toast, uiTexts } from "../../ui/index.ts";
import { operatorsTexts } from "./operators-texts.ts";

interface TerminateDialogProps {
  readonly company: CompanyOverview;
  readonly onClose: () => void;
  readonly onStarted: () => Promise<void>;
}

/** What will go, then the company's name typed, then it goes. */
export function TerminateDialog({ company, onClose, onStarted }: TerminateDialogProps) {
  const t = useTexts(operatorsTexts);
  const ui = useTexts(uiTexts);
  const [preview, setPreview] = useState<OutputOf<typeof previewTermination>>();
  const [typed, setTyped] = useState("");
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ApiFailure>();
  const params = { companyId: company.id };
  const { companyId } = params;
  useEffect(() => {
    call(previewTermination, { params: { companyId } }).then(setPreview, (thrown) => setFailure(asFailure(thrown)));
  }, [companyId]);

  const terminate = async () => {
    setBusy(true);
    setFailure(undefined);
    try {
      await call(terminateCompany, { params, body: { name: typed } });
      toast({ title: t("started") });
      await onStarted();
      onClose();
    } catch (thrown) {
      setFailure(asFailure(thrown));
      setBusy(false);
    }
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t("terminateTitle", { company: company.name })}
      actions={
        <>
          <Button tone="plain" onClick={onClose}>
            {ui("cancel")}
          </Button>
          <Button
            tone="danger"
            isBusy={isBusy}
            disabled={!preview || typed.trim() !== company.name.trim()}
            onClick={() => void terminate()}
          >
            {t("terminateNow")}
          </Button>
        </>
      }
    >
      {!preview && failure && <LoadFailed failure={failure} />}
      {!preview && !failure && <SkeletonList rows={3} />}
      {preview && (
        <div className="flex flex-col gap-4">
          <WhatGoes {...preview} />
          <TextField
            label={t("typeName", { name: company.name })}
            autoComplete="off"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
          {failure && (
            <Notice tone="danger" title={wordsOf(failure.problem).title}>
              {wordsOf(failure.problem).cure}
            </Notice>
          )}
        </div>
      )}
    </Dialog>
  );
}

function WhatGoes({ members, chats, bubbles, files, fileBytes }: OutputOf<typeof previewTermination>) {
  const t = useTexts(operatorsTexts);
  const format = useFormat();
  return (
    <div>
      <p className="font-medium">{t("whatGoes")}</p>
      <ul className="mt-1 list-disc pl-5 text-text-1">
        <li>{t("goPeople", { count: members })}</li>
        <li>{t("goChats", { count: chats })}</li>
        <li>{t("goBubbles", { count: bubbles })}</li>
        <li>{t("goFiles", { count: files, size: format.size(fileBytes) })}</li>
        <li>{t("goRest")}</li>
      </ul>
    </div>
  );
}
