import { useCallback, useEffect, useState } from "react";
import { type Consent, type ConsentKind, listConsents, withdrawOneConsent } from "../../../src/protocol/consents.ts";
import { type ApiFailure, asFailure, call } from "../../api/index.ts";
import { useLanguage } from "../../i18n/language.ts";
import { useFormat, useTexts } from "../../i18n/use-texts.ts";
import { Button, Card, LoadFailed, SkeletonList, toast, toastFailure } from "../../ui/index.ts";
import { nameOf, usePeopleStore, wantPeople } from "../directory/index.ts";
import { consentsTexts } from "./consents-texts.ts";

/** Every consent with its time and version; each is withdrawn here, with effect. */
export function ConsentsCard() {
  const t = useTexts(consentsTexts);
  const [consents, setConsents] = useState<readonly Consent[]>();
  const [failure, setFailure] = useState<ApiFailure>();
  const [showsAll, setShowsAll] = useState(false);
  const load = useCallback(async () => {
    try {
      const found = (await call(listConsents)).consents;
      wantPeople(found.flatMap(({ personId }) => personId ?? []));
      setConsents(found);
      setFailure(undefined);
    } catch (thrown) {
      setFailure(asFailure(thrown));
    }
  }, []);
  useEffect(() => void load(), [load]);
  const over = consents?.filter(({ withdrawnAt }) => withdrawnAt !== null) ?? [];
  const shown = consents?.filter(({ withdrawnAt }) => showsAll || withdrawnAt === null) ?? [];
  return (
    <Card title={t("title")} description={t("detail")}>
      {failure && !consents && <LoadFailed failure={failure} onRetry={() => void load()} />}
      {!consents && !failure && <SkeletonList rows={2} />}
      {consents?.length === 0 && <p className="text-text-3">{t("none")}</p>}
      <ul className="divide-y divide-line">
        {shown.map((consent) => (
          <Row key={`${consent.kind} ${consent.id}`} consent={consent} onWithdrawn={load} />
        ))}
      </ul>
      {over.length > 0 && !showsAll && (
        <Button size="small" className="mt-3" onClick={() => setShowsAll(true)}>
          {t("showWithdrawn", { count: over.length })}
        </Button>
      )}
    </Card>
  );
}

const ends = {
  terms: "termsEnd",
  agreement: "agreementEnd",
  addressBook: "addressBookEnd",
  push: "pushEnd",
  recording: "recordingEnd",
  location: "locationEnd",
  lastSeen: "lastSeenEnd",
  diagnosis: "diagnosisEnd",
  clientLog: "clientLogEnd",
  singleSignOn: "singleSignOnEnd",
} as const satisfies Record<ConsentKind, string>;

function useTitle({ kind, device, personId }: Consent): string {
  const t = useTexts(consentsTexts);
  const language = useLanguage();
  const person = usePeopleStore(({ people }) => (personId === null ? undefined : people[personId]));
  if (kind === "push") return t("push", { device: device ?? "–" });
  if (kind === "recording") return t("recording", { person: nameOf(person, language) });
  return t(kind);
}

function Row({ consent, onWithdrawn }: { consent: Consent; onWithdrawn: () => Promise<void> }) {
  const t = useTexts(consentsTexts);
  const format = useFormat();
  const title = useTitle(consent);
  const [isBusy, setBusy] = useState(false);
  const { kind, id, givenAt, textVersion, withdrawnAt, mayWithdraw } = consent;
  const withdraw = async () => {
    setBusy(true);
    try {
      await call(withdrawOneConsent, { params: { kind }, body: { id } });
      toast({ title: t("done"), tone: "success" });
      await onWithdrawn();
    } catch (thrown) {
      toastFailure(thrown);
    }
    setBusy(false);
  };
  const facts = [
    givenAt === null ? t("unknownTime") : format.dateTime(givenAt),
    textVersion === null ? t("ownWords") : t("version", { version: textVersion }),
    ...(withdrawnAt === null ? [] : [t("withdrawn", { time: format.dateTime(withdrawnAt) })]),
  ];
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-2.5">
      <div className="min-w-0 flex-1 basis-52">
        <p dir="auto" className="font-medium [overflow-wrap:anywhere]">
          {title}
        </p>
        <p className="text-sm text-text-2 tabular-nums">{facts.join(" · ")}</p>
        {withdrawnAt === null && <p className="text-pretty text-sm text-text-3">{t(ends[kind])}</p>}
      </div>
      {mayWithdraw && (
        <Button
          size="small"
          isBusy={isBusy}
          onClick={() => void withdraw()}
          aria-label={t("withdrawOf", { what: title })}
        >
          {t("withdraw")}
        </Button>
      )}
    </li>
  );
}
