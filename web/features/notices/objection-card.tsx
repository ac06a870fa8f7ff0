import { useState } from "react";
import { getObjections, legitimateInterests, objectToNotices } from "../../../src/protocol/function-mails.ts";
import { call } from "../../api/index.ts";
import { useFormat, useTexts } from "../../i18n/use-texts.ts";
import { Card, Checkbox, LoadFailed, SkeletonList, toastFailure } from "../../ui/index.ts";
import { useLoaded } from "../oversight/use-loaded.ts";
import { noticesTexts } from "./notices-texts.ts";

const load = () => call(getObjections);

/** Art. 21: what one may object to with a switch, and of the rest why there is none. */
export function ObjectionCard() {
  const t = useTexts(noticesTexts);
  const format = useFormat();
  const { loaded, failure, reload } = useLoaded(load);
  const [isBusy, setBusy] = useState(false);
  const change = async (wanted: boolean) => {
    setBusy(true);
    try {
      await call(objectToNotices, { body: { objects: !wanted } });
      reload();
    } catch (thrown) {
      toastFailure(thrown);
    }
    setBusy(false);
  };
  const at = loaded?.noticesObjectedAt ?? null;
  return (
    <Card title={t("object")} description={t("objectDetail")}>
      {failure && !loaded && <LoadFailed failure={failure} onRetry={reload} />}
      {!loaded && !failure && <SkeletonList rows={1} />}
      {loaded && (
        <Checkbox
          label={
            <>
              {t("wanted")}
              <span className="block text-sm text-text-2 tabular-nums">
                {at === null ? t("wantedDetail") : t("objected", { time: format.dateTime(at) })}
              </span>
            </>
          }
          isChecked={at === null}
          isDisabled={isBusy}
          onChange={(wanted) => void change(wanted)}
        />
      )}
      <div className="mt-4 rounded-medium bg-surface-3 p-3">
        <p className="font-medium">{t("interests")}</p>
        <p className="text-pretty text-sm text-text-2">{t("interestsDetail")}</p>
        <ul className="mt-2 flex list-disc flex-col gap-1 ps-5 text-pretty text-sm text-text-2">
          {legitimateInterests.map((interest) => (
            <li key={interest}>{t(interest)}</li>
          ))}
        </ul>
      </div>
    </Card>
  );
}
