import { useEffect, useState } from "react";
import {
  changeOwnVisibility,
  type FindableChoice,
  findableChoices,
  getOwnVisibility,
  type OwnVisibility,
} from "../../../../src/protocol/directory.ts";
import { type ApiFailure, asFailure, call } from "../../../api/index.ts";
import { useAccount } from "../../../app/session.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { Card, LoadFailed, Notice, RadioList, SkeletonList, toast, toastFailure } from "../../../ui/index.ts";
import { PeoplePicker } from "../people-picker.tsx";
import { keepOwnVisibility } from "./own-visibility-store.ts";
import { visibilityTexts } from "./visibility-texts.ts";

/** Who can find me. */
export function OwnVisibilityPart() {
  const t = useTexts(visibilityTexts);
  const account = useAccount();
  const [visibility, setVisibility] = useState<OwnVisibility>();
  const [failure, setFailure] = useState<ApiFailure>();
  const load = () => {
    setFailure(undefined);
    call(getOwnVisibility).then(setVisibility, (thrown: unknown) => setFailure(asFailure(thrown)));
  };
  useEffect(load, []);

  if (failure) return <LoadFailed failure={failure} onRetry={load} />;
  if (!visibility) return <SkeletonList rows={3} />;
  const { choice, exceptions, mayHide, companyLevel } = visibility;
  /** Shown at once; what the server refuses is taken back. */
  const change = async (body: { choice: FindableChoice; exceptions: string[] }) => {
    setVisibility({ ...visibility, ...body });
    try {
      const kept = await call(changeOwnVisibility, { body });
      setVisibility(kept);
      keepOwnVisibility(kept);
      toast({ title: t("saved"), tone: "success" });
    } catch (thrown) {
      setVisibility(visibility);
      toastFailure(thrown);
    }
  };
  const company = account.companyName ?? "";
  // Without a company there are only outsiders.
  const choices = findableChoices.filter((each) => companyLevel !== null || each !== "hiddenFromOutsiders");
  const details: Record<FindableChoice, string> = {
    asCompany: companyLevel === null ? t("openDetail") : t(`${companyLevel}Own`, { company }),
    hiddenFromOutsiders: t("hiddenFromOutsidersDetail", { company }),
    hidden: companyLevel === null ? t("hiddenAloneDetail") : t("hiddenDetail"),
  };
  const labels: Record<FindableChoice, string> = {
    asCompany: companyLevel === null ? t("open") : t("asCompany"),
    hiddenFromOutsiders: t("hiddenFromOutsiders"),
    hidden: t("hidden"),
  };
  return (
    <>
      {!mayHide && <Notice title={t("companyDecides", { company })}>{details.asCompany}</Notice>}
      <Card description={t("whoFindsMeDetail")}>
        <RadioList
          label={t("whoFindsMe")}
          isLabelHidden
          isDisabled={!mayHide}
          options={choices.map((value) => ({ value, label: labels[value], detail: details[value] }))}
          value={mayHide ? choice : "asCompany"}
          onChange={(next) => void change({ choice: next, exceptions: [...exceptions] })}
        />
      </Card>
      {mayHide && choice !== "asCompany" && (
        <Card title={t("exceptions")} description={t("exceptionsDetail")}>
          <PeoplePicker
            label={t("exceptionsFind")}
            chosenIds={exceptions}
            onChange={(ids) => void change({ choice, exceptions: ids })}
            withoutIds={[account.id]}
          />
        </Card>
      )}
    </>
  );
}
