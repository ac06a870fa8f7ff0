import { useEffect, useState } from "react";
import {
  getCompanyRetention,
  previewCompanyRetention,
  type RetentionPolicy,
  type RetentionPreview,
  setCompanyRetention,
} from "../../../src/protocol/retention.ts";
import { call } from "../../api/index.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { Button, Card, LoadFailed, SkeletonList, toast, toastFailure } from "../../ui/index.ts";
import { useLoaded } from "../oversight/use-loaded.ts";
import { RetentionForm } from "./retention-form.tsx";
import { SaveDialog } from "./save-dialog.tsx";
import { retentionTexts } from "./texts.ts";
import { WhatGoes } from "./what-goes.tsx";

const load = () => call(getCompanyRetention);

/** How long a company keeps what its people write; for its administrators. */
export function CompanyRetentionPart() {
  const t = useTexts(retentionTexts);
  const { loaded, failure, reload } = useLoaded(load);
  const [wanted, setWanted] = useState<RetentionPolicy>();
  const [preview, setPreview] = useState<RetentionPreview>();
  const [isSaving, setSaving] = useState(false);
  useEffect(() => setWanted(loaded?.policy), [loaded]);
  if (failure) return <LoadFailed failure={failure} onRetry={reload} />;
  if (!wanted || !loaded) return <SkeletonList rows={3} />;
  const isChanged = JSON.stringify(wanted) !== JSON.stringify(loaded.policy);
  const ask = () => {
    setPreview(undefined);
    setSaving(true);
    call(previewCompanyRetention, { body: wanted }).then(setPreview, (thrown: unknown) => {
      setSaving(false);
      toastFailure(thrown);
    });
  };
  const save = async () => {
    await call(setCompanyRetention, { body: wanted });
    setSaving(false);
    toast({ title: t("saved"), tone: "success" });
    reload();
  };
  return (
    <>
      <p className="text-text-2">{t("companyIntro")}</p>
      <Card>
        <RetentionForm policy={wanted} onChange={setWanted} />
        <p className="pt-4 text-sm text-text-2">{t("shorterWins")}</p>
        <div className="pt-4">
          <Button tone="primary" disabled={!isChanged} onClick={ask}>
            {t("preview")}
          </Button>
        </div>
      </Card>
      {isSaving && (
        <SaveDialog
          preview={
            preview && (
              <>
                <WhatGoes title={t("chats")} going={preview.chats} />
                <WhatGoes title={t("bubbles")} going={preview.bubbles} />
              </>
            )
          }
          onSave={save}
          onClose={() => setSaving(false)}
        />
      )}
    </>
  );
}
