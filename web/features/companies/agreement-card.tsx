import { Download } from "lucide-react";
import { useCallback, useEffect, useState } from "react";
import { acceptAgreement, downloadAgreement, type OwnCompany, readAgreement } from "../../../src/protocol/companies.ts";
import type { OutputOf } from "../../../src/protocol/endpoint.ts";
import { type ApiFailure, addressOf, asFailure, call } from "../../api/index.ts";
import { useLanguage } from "../../i18n/language.ts";
import { useFormat, useTexts } from "../../i18n/use-texts.ts";
import { Button, Card, Dialog, LoadFailed, Notice, Skeleton } from "../../ui/index.ts";
import { FailureNotice } from "../accounts/failure-notice.tsx";
import { useAct } from "../accounts/use-act.ts";
import { AgreementText } from "./agreement-text.tsx";
import { AcceptCard } from "./found-company.tsx";
import { putMembership } from "./store.ts";
import { companyTexts } from "./texts.ts";

/** What was accepted, by whom and when; and the version in force, while it waits. */
export function AgreementCard({ company }: { company: OwnCompany }) {
  const t = useTexts(companyTexts);
  const format = useFormat();
  const language = useLanguage();
  const [answer, setAnswer] = useState<OutputOf<typeof readAgreement>>();
  const [failure, setFailure] = useState<ApiFailure>();
  const [isReading, setReading] = useState(false);
  const [isAccepting, setAccepting] = useState(false);
  const act = useAct();
  const state = company.administration?.agreement;
  const load = useCallback(() => {
    setFailure(undefined);
    call(readAgreement, { query: { language } }).then(setAnswer, (thrown: unknown) => setFailure(asFailure(thrown)));
  }, [language]);
  // Read again when it was accepted elsewhere, or data that stands in it was entered.
  const seen = `${state?.acceptedAt} ${state?.currentVersion} ${company.name} ${company.administration?.data !== null}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `seen` says when to read again
  useEffect(load, [load, seen]);

  const accept = (version: string) =>
    act.run(async () => {
      const body = { version, language: answer?.current?.language ?? language };
      putMembership(await call(acceptAgreement, { body }));
      setAccepting(false);
    });
  if (failure) return <LoadFailed failure={failure} onRetry={load} />;
  if (!answer) return <Skeleton className="h-28 w-full" />;
  const { accepted, current } = answer;
  if (isAccepting && current) {
    return (
      <AcceptCard
        document={current}
        companyName={company.name}
        acceptLabel={t("accept")}
        isBusy={act.isBusy}
        onAccept={() => void accept(current.version)}
        onBack={() => setAccepting(false)}
      >
        <FailureNotice failure={act.failure} />
      </AcceptCard>
    );
  }
  const isDue = state !== undefined && state.acceptedVersion !== state.currentVersion;
  const description = accepted
    ? t("agreementDetail", {
        version: accepted.document.version,
        name: accepted.acceptedBy,
        time: format.dateTime(accepted.acceptedAt),
      })
    : t("agreementNone");
  return (
    <Card title={t("agreement")} description={description}>
      <div className="flex flex-col gap-3">
        {isDue && (
          <Notice
            tone="warning"
            title={t("agreementNew")}
            action={
              current && (
                <Button tone="primary" onClick={() => setAccepting(true)}>
                  {t("read")}
                </Button>
              )
            }
          >
            {t(current ? "agreementNewDetail" : "agreementNeedsData")}
          </Notice>
        )}
        {accepted && (
          <div className="flex flex-wrap gap-2">
            <Button onClick={() => setReading(true)}>{t("read")}</Button>
            <a
              href={addressOf(downloadAgreement)}
              download
              className="touch focus-ring inline-flex h-9 items-center gap-2 rounded-medium bg-surface-3 px-4 font-medium hover:bg-line"
            >
              <Download aria-hidden="true" className="size-4" />
              {t("download")}
            </a>
          </div>
        )}
      </div>
      {accepted && (
        <Dialog isOpen={isReading} onClose={() => setReading(false)} title={t("agreement")} width="large">
          <AgreementText document={accepted.document} />
        </Dialog>
      )}
    </Card>
  );
}
