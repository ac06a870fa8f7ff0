import { useEffect, useState } from "react";
import type { OutputOf } from "../../../../src/protocol/endpoint.ts";
import { getSeenMarks, setSeenMarks } from "../../../../src/protocol/receipts.ts";
import { call, socket } from "../../../api/index.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { Card, Checkbox, SkeletonList, toastFailure } from "../../../ui/index.ts";
import { sideTexts } from "./side-texts.ts";

/** Whether others see what one has read (S17). */
export function SeenMarksCard() {
  const t = useTexts(sideTexts);
  const [marks, setMarks] = useState<OutputOf<typeof getSeenMarks>>();
  useEffect(() => {
    const ask = () => void call(getSeenMarks).then(setMarks, toastFailure);
    ask();
    return socket().onEvent("seenMarks.changed", ask);
  }, []);
  if (!marks) return <SkeletonList rows={1} />;
  const { isOn, mayTurnOff } = marks;
  return (
    <Card>
      <Checkbox
        label={
          <>
            {t("showSeen")}
            <span className="block text-sm text-text-2">{t(mayTurnOff ? "showSeenDetail" : "companyForbids")}</span>
          </>
        }
        isChecked={isOn}
        isDisabled={!mayTurnOff}
        onChange={(wanted) => void call(setSeenMarks, { body: { isOn: wanted } }).then(setMarks, toastFailure)}
      />
    </Card>
  );
}
