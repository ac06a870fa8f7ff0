import { useCallback, useEffect, useState } from "react";
import { getMessageRules, type MessageRules, setMessageRules } from "../../../../src/protocol/messages.ts";
import { type ApiFailure, asFailure, call } from "../../../api/index.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { Card, Checkbox, LoadFailed, Select, SkeletonList, toastFailure } from "../../../ui/index.ts";
import { messageTexts } from "./message-texts.ts";

/** Minutes that are offered; a company may have set others through the API. */
const offered = [15, 60, 1440] as const;

/** What becomes of edits by a company's people; for its administrators. */
export function CompanyRulesPart() {
  const t = useTexts(messageTexts);
  const [rules, setRules] = useState<MessageRules>();
  const [failure, setFailure] = useState<ApiFailure>();
  const load = useCallback(() => {
    setFailure(undefined);
    call(getMessageRules).then(setRules, (thrown: unknown) => setFailure(asFailure(thrown)));
  }, []);
  useEffect(load, [load]);
  if (failure) return <LoadFailed failure={failure} onRetry={load} />;
  if (!rules) return <SkeletonList rows={2} />;

  const change = (wanted: MessageRules) => {
    setRules(wanted);
    call(setMessageRules, { body: wanted }).catch((thrown: unknown) => {
      setRules(rules);
      toastFailure(thrown);
    });
  };
  const names: Readonly<Record<number, string>> = { 15: t("minutes15"), 60: t("hour1"), 1440: t("day1") };
  const minutes = [...new Set([...offered, ...(rules.editMinutes === null ? [] : [rules.editMinutes])])];
  return (
    <Card>
      <div className="flex flex-col gap-5">
        <Checkbox
          label={
            <>
              {t("keepsEdits")}
              <span className="block text-sm text-text-2">{t("keepsEditsDetail")}</span>
            </>
          }
          isChecked={rules.keepsEdits}
          onChange={(keepsEdits) => change({ ...rules, keepsEdits })}
        />
        <Select
          label={t("editMinutes")}
          value={rules.editMinutes === null ? "none" : String(rules.editMinutes)}
          onChange={(value) => change({ ...rules, editMinutes: value === "none" ? null : Number(value) })}
          options={[
            { value: "none", label: t("editAlways") },
            ...minutes.map((count) => ({
              value: String(count),
              label: t("editFor", { time: names[count] ?? `${count} min` }),
            })),
          ]}
        />
      </div>
    </Card>
  );
}
