import { Download } from "lucide-react";
import { useCallback, useEffect, useState } from "react";
import { Link } from "wouter";
import type { Disclosure, DisclosureKind } from "../../../src/protocol/disclosures.ts";
import { type ApiFailure, asFailure } from "../../api/index.ts";
import { NotFound } from "../../app/not-found.tsx";
import { useSession } from "../../app/session.ts";
import { languageNames, languages, setLanguage, useLanguage } from "../../i18n/language.ts";
import { useFormat, useTexts } from "../../i18n/use-texts.ts";
import { cx, LoadFailed, LogoMark, Notice, Select, Skeleton } from "../../ui/index.ts";
import { useInstance } from "../accounts/index.ts";
import { DisclosureText } from "./disclosure-text.tsx";
import { noteRead, pdfOf, publicKinds, read, restrictedKinds } from "./read.ts";
import { disclosureTexts } from "./texts.ts";

const kinds: readonly DisclosureKind[] = [...publicKinds, ...restrictedKinds];

/** One document, for everybody who may read it, with or without an account. */
export function DisclosurePage({ params }: { params: Readonly<Record<string, string | undefined>> }) {
  const kind = kinds.find((one) => one === (params.kind ?? "notice"));
  return kind ? <Reading kind={kind} /> : <NotFound />;
}

function Reading({ kind }: { kind: DisclosureKind }) {
  const t = useTexts(disclosureTexts);
  const language = useLanguage();
  const [version, setVersion] = useState<string>();
  const [disclosure, setDisclosure] = useState<Disclosure>();
  const [failure, setFailure] = useState<ApiFailure>();
  const load = useCallback(() => {
    setFailure(undefined);
    read(kind, { language, version }).then(
      (answer) => {
        setDisclosure(answer);
        if (kind === "notice" && answer.isCurrent) noteRead(answer.version);
      },
      (thrown) => setFailure(asFailure(thrown)),
    );
  }, [kind, language, version]);
  useEffect(load, [load]);
  const { instance } = useInstance();
  const name = instance?.name ?? "Iris";
  useEffect(() => {
    document.title = `${t(kind)} – ${name}`;
  }, [t, kind, name]);
  const shown = disclosure?.kind === kind ? disclosure : undefined;
  return (
    <div className="h-dvh overflow-y-auto bg-surface-1">
      <Head name={name} />
      <main className="mx-auto flex max-w-3xl flex-col gap-8 px-4 pt-6 pb-20 sm:px-8">
        <Others current={kind} onChoose={() => setVersion(undefined)} />
        <h1 className="text-balance font-semibold text-xl leading-tight tracking-tight">
          {shown?.document.title ?? t(kind)}
        </h1>
        {failure && <LoadFailed failure={failure} onRetry={load} />}
        {!shown && !failure && <Skeleton className="h-96 w-full" />}
        {shown && (
          <>
            <Versions disclosure={shown} onChoose={setVersion} />
            <DisclosureText document={shown.document} contents={t("contents")} />
          </>
        )}
      </main>
    </div>
  );
}

function Head({ name }: { name: string }) {
  const t = useTexts(disclosureTexts);
  const language = useLanguage();
  return (
    <header className="sticky top-0 z-10 border-line border-b bg-surface-1">
      <div className="mx-auto flex max-w-3xl items-center gap-3 px-4 py-2.5 sm:px-8">
        <Link
          href="/"
          aria-label={t("back")}
          className="touch focus-ring flex min-w-0 items-center gap-2.5 rounded-small"
        >
          <LogoMark className="size-7 shrink-0" />
          <span dir="auto" className="truncate font-semibold">
            {name}
          </span>
        </Link>
        <span className="flex-1" />
        <Select
          label={t("language")}
          isLabelHidden
          size="small"
          value={language}
          onChange={setLanguage}
          options={languages.map((value) => ({ value, label: languageNames[value] }))}
        />
      </div>
    </header>
  );
}

function Others({ current, onChoose }: { current: DisclosureKind; onChoose: () => void }) {
  const t = useTexts(disclosureTexts);
  const { session } = useSession();
  const answersForIt = session.status === "signedIn" && (session.account.isOperator || session.account.isAdministrator);
  return (
    <nav aria-label={t("documents")} className="flex flex-wrap gap-2">
      {(answersForIt ? kinds : publicKinds).map((kind) => (
        <Link
          key={kind}
          href={kind === "notice" ? "/privacy" : `/privacy/${kind}`}
          onClick={onChoose}
          aria-current={kind === current ? "page" : undefined}
          className={cx(
            "touch focus-ring inline-flex min-h-8 items-center rounded-full border px-3 text-sm transition-colors",
            kind === current
              ? "border-accent bg-accent-soft font-medium text-accent-text"
              : "border-line bg-surface-2 text-text-2 hover:bg-surface-3 hover:text-text-1",
          )}
        >
          {t(kind)}
        </Link>
      ))}
    </nav>
  );
}

function Versions({ disclosure, onChoose }: { disclosure: Disclosure; onChoose: (version: string) => void }) {
  const t = useTexts(disclosureTexts);
  const format = useFormat();
  const language = useLanguage();
  const { kind, version, at, isCurrent, versions, missing } = disclosure;
  const newest = versions[0];
  return (
    <div className="-mt-4 flex flex-col gap-4">
      <div className="flex flex-wrap items-end justify-between gap-4">
        {versions.length > 1 ? (
          <Select
            label={t("version")}
            value={version}
            onChange={onChoose}
            options={versions.map((one) => ({
              value: one.version,
              label: t("versionOf", { date: format.date(one.at), version: one.version }),
            }))}
          />
        ) : (
          <p className="text-sm text-text-3">
            {t("inForce", { date: format.date(at) })} · {version}
          </p>
        )}
        <a
          href={pdfOf(kind, { language, version })}
          download
          className="touch focus-ring inline-flex h-9 items-center gap-2 rounded-medium bg-surface-3 px-4 font-medium hover:bg-line"
        >
          <Download aria-hidden="true" className="size-4" />
          {t("download")}
        </a>
      </div>
      {missing.length > 0 && (
        <Notice tone="warning" title={t("missing")}>
          {t("missingDetail", { keys: missing.join(", ") })}
        </Notice>
      )}
      {!isCurrent && newest && (
        <Notice
          tone="info"
          title={t("wasInForce", { date: format.date(at) })}
          action={
            <button
              type="button"
              onClick={() => onChoose(newest.version)}
              className="focus-ring rounded-small font-medium text-accent-text hover:underline"
            >
              {t("toCurrent")}
            </button>
          }
        />
      )}
    </div>
  );
}
