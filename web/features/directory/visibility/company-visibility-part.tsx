import { useEffect, useState } from "react";
import {
  type CompanyVisibility,
  changeCompanyVisibility,
  getCompanyVisibility,
  visibilityLevels,
} from "../../../../src/protocol/directory.ts";
import { type ApiFailure, asFailure, call } from "../../../api/index.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { Card, Checkbox, LoadFailed, RadioList, SkeletonList, toast, toastFailure } from "../../../ui/index.ts";
import { forgetOwnVisibility } from "./own-visibility-store.ts";
import { PartnersCard } from "./partners-card.tsx";
import { visibilityTexts } from "./visibility-texts.ts";

/** How far the company can be found: its administrators decide. */
export function CompanyVisibilityPart() {
  const t = useTexts(visibilityTexts);
  const [visibility, setVisibility] = useState<CompanyVisibility>();
  const [failure, setFailure] = useState<ApiFailure>();
  const load = () => {
    setFailure(undefined);
    call(getCompanyVisibility).then(setVisibility, (thrown: unknown) => setFailure(asFailure(thrown)));
  };
  useEffect(load, []);

  if (failure) return <LoadFailed failure={failure} onRetry={load} />;
  if (!visibility) return <SkeletonList rows={5} />;
  const { level, mayHide } = visibility;
  /** Shown at once; what the server refuses is taken back. */
  const change = async (body: Partial<Pick<CompanyVisibility, "level" | "mayHide">>) => {
    setVisibility({ ...visibility, ...body });
    try {
      setVisibility(await call(changeCompanyVisibility, { body }));
      forgetOwnVisibility();
      toast({ title: t("saved"), tone: "success" });
    } catch (thrown) {
      setVisibility(visibility);
      toastFailure(thrown);
    }
  };
  return (
    <>
      <Card title={t("level")} description={t("levelDetail")}>
        <RadioList
          label={t("level")}
          isLabelHidden
          options={visibilityLevels.map((value) => ({
            value,
            label: t(`${value}Level`),
            detail: t(`${value}Detail`),
          }))}
          value={level}
          onChange={(next) => void change({ level: next })}
        />
      </Card>
      <Card>
        <Checkbox
          isChecked={mayHide}
          onChange={(next) => void change({ mayHide: next })}
          label={
            <>
              <span className="block font-medium">{t("mayHide")}</span>
              <span className="block text-sm text-text-2">{t("mayHideDetail")}</span>
            </>
          }
        />
      </Card>
      <PartnersCard visibility={visibility} onChange={setVisibility} />
    </>
  );
}
