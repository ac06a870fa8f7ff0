import { useCallback, useEffect, useState } from "react";
import { getCompanyPresence, setCompanyPresence } from "../../../src/protocol/presence.ts";
import { type ApiFailure, asFailure, call } from "../../api/index.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { Card, Checkbox, LoadFailed, SkeletonList, toastFailure } from "../../ui/index.ts";
import { presenceTexts } from "./texts.ts";

/** What a company's members may show; for its administrators. */
export function CompanyPresencePart() {
  const t = useTexts(presenceTexts);
  const [allowsLastSeen, setAllows] = useState<boolean>();
  const [failure, setFailure] = useState<ApiFailure>();
  const load = useCallback(() => {
    setFailure(undefined);
    call(getCompanyPresence).then(
      (answer) => setAllows(answer.allowsLastSeen),
      (thrown: unknown) => setFailure(asFailure(thrown)),
    );
  }, []);
  useEffect(load, [load]);

  const change = (wanted: boolean) => {
    setAllows(wanted);
    call(setCompanyPresence, { body: { allowsLastSeen: wanted } }).catch((thrown: unknown) => {
      setAllows(!wanted);
      toastFailure(thrown);
    });
  };
  if (failure) return <LoadFailed failure={failure} onRetry={load} />;
  if (allowsLastSeen === undefined) return <SkeletonList rows={1} />;
  return (
    <Card>
      <Checkbox
        label={
          <>
            {t("companyLastSeen")}
            <span className="block text-sm text-text-2">{t("companyLastSeenDetail")}</span>
          </>
        }
        isChecked={allowsLastSeen}
        onChange={change}
      />
    </Card>
  );
}
