import { useEffect, useState } from "react";
import type { ErasureCounts, ErasureVerdict, Remainder } from "../../../src/protocol/erasure.ts";
import { type ApiFailure, asFailure, wordsOf } from "../../api/index.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { Button, Dialog, LoadFailed, Notice, SkeletonList, TextField, uiTexts } from "../../ui/index.ts";
import { erasureTexts } from "./texts.ts";
import { WhatGoes } from "./what-goes.tsx";

interface Preview {
  readonly verdict: ErasureVerdict;
  readonly counts: ErasureCounts;
  readonly remains: readonly Remainder[];
  readonly endsCompany: boolean;
}

interface EraseDialogProps {
  readonly title: string;
  readonly ask: () => Promise<Preview>;
  readonly erase: () => Promise<void>;
  readonly onClose: () => void;
}

/** What will go, then a word typed, then it goes: a wrong click erases nobody. */
export function EraseDialog({ title, ask, erase, onClose }: EraseDialogProps) {
  const t = useTexts(erasureTexts);
  const ui = useTexts(uiTexts);
  const [preview, setPreview] = useState<Preview>();
  const [typed, setTyped] = useState("");
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ApiFailure>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, when the dialog opens
  useEffect(() => {
    ask().then(setPreview, (thrown) => setFailure(asFailure(thrown)));
  }, []);
  const isAllowed = preview?.verdict === "allowed";
  const confirm = async () => {
    setBusy(true);
    setFailure(undefined);
    try {
      await erase();
    } catch (thrown) {
      setFailure(asFailure(thrown));
      setBusy(false);
    }
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={title}
      actions={
        <>
          <Button tone="plain" onClick={onClose}>
            {ui("cancel")}
          </Button>
          <Button
            tone="danger"
            isBusy={isBusy}
            disabled={!isAllowed || typed.trim() !== t("word")}
            onClick={() => void confirm()}
          >
            {t("now")}
          </Button>
        </>
      }
    >
      {!preview && failure && <LoadFailed failure={failure} />}
      {!preview && !failure && <SkeletonList rows={4} />}
      {preview && (
        <div className="flex flex-col gap-4">
          <Refusal verdict={preview.verdict} />
          <WhatGoes {...preview} />
          {isAllowed && (
            <TextField
              label={t("typeWord", { word: t("word") })}
              autoComplete="off"
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
          )}
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

function Refusal({ verdict }: { verdict: ErasureVerdict }) {
  const t = useTexts(erasureTexts);
  if (verdict !== "lastAdministrator" && verdict !== "lastOperator") return null;
  return (
    <Notice tone="warning" title={t(verdict)}>
      {t(`${verdict}Detail`)}
    </Notice>
  );
}
