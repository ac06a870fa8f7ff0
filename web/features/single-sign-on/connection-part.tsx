import { useCallback, useEffect, useState } from "react";
import { getSingleSignOn, type SignOnOverview } from "../../../src/protocol/single-sign-on.ts";
import { type ApiFailure, asFailure, call } from "../../api/index.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { LoadFailed, Notice, SkeletonList } from "../../ui/index.ts";
import { ActiveCard } from "./active-card.tsx";
import { ConnectionForm } from "./connection-form.tsx";
import { RemoveCard } from "./remove-card.tsx";
import { TestCard } from "./test-card.tsx";
import { signOnTexts } from "./texts.ts";

/** The settings page where an administrator connects the company's identity provider. */
export function ConnectionPart() {
  const t = useTexts(signOnTexts);
  const [overview, setOverview] = useState<SignOnOverview>();
  const [failure, setFailure] = useState<ApiFailure>();
  const [isChanged, setChanged] = useState(false);
  const load = useCallback(() => {
    setFailure(undefined);
    call(getSingleSignOn).then(setOverview, (thrown: unknown) => setFailure(asFailure(thrown)));
  }, []);
  useEffect(load, [load]);
  if (failure) return <LoadFailed failure={failure} onRetry={load} />;
  if (!overview) return <SkeletonList rows={4} />;
  const { connection, isPermitted, verifiedDomains } = overview;
  return (
    <>
      <p className="-mt-2 text-pretty text-text-2">{t("intro")}</p>
      {!isPermitted && (
        <Notice tone="warning" title={t("notPermitted")}>
          {t("notPermittedDetail")}
        </Notice>
      )}
      {isPermitted && verifiedDomains.length === 0 && (
        <Notice tone="warning" title={t("noDomains")}>
          {t("noDomainsDetail")}
        </Notice>
      )}
      {connection && <ActiveCard connection={connection} onChanged={setOverview} />}
      {(isPermitted || connection) && (
        <ConnectionForm
          key={connection?.issuer ?? "new"}
          overview={overview}
          onSaved={setOverview}
          onChanged={setChanged}
        />
      )}
      {connection && <TestCard isStale={isChanged} key={connection.changedAt} />}
      {connection && <RemoveCard onRemoved={load} />}
    </>
  );
}
