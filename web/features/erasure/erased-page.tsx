import { useEffect, useState } from "react";
import type { OutputOf } from "../../../src/protocol/endpoint.ts";
import { downloadCertificate, getErasure } from "../../../src/protocol/erasure.ts";
import { call } from "../../api/index.ts";
import { useLanguage } from "../../i18n/language.ts";
import { useFormat, useTexts } from "../../i18n/use-texts.ts";
import { SkeletonList } from "../../ui/index.ts";
import { EntryFrame } from "../accounts/entry-frame.tsx";
import { erasureTexts } from "./texts.ts";

type Erasure = OutputOf<typeof getErasure>;
const againMs = 2_000;

/** What is left of an account: its certificate, for whoever has the link. */
export function ErasedPage() {
  const t = useTexts(erasureTexts);
  const [token] = useState(() => location.hash.slice(1));
  const [erasure, setErasure] = useState<Erasure | "unknown">();
  const isDone = erasure === "unknown" || (erasure !== undefined && erasure.certificate !== null);
  useEffect(() => {
    if (isDone) return;
    const look = () => {
      call(getErasure, { params: { token } }).then(setErasure, () => setErasure("unknown"));
    };
    look();
    const timer = setInterval(look, againMs);
    return () => clearInterval(timer);
  }, [token, isDone]);
  if (erasure === undefined)
    return (
      <EntryFrame title={t("card")}>
        <SkeletonList rows={2} />
      </EntryFrame>
    );
  if (erasure === "unknown") return <EntryFrame title={t("pageUnknown")}>{null}</EntryFrame>;
  if (erasure.certificate === null)
    return (
      <EntryFrame title={t("pageProcessing")}>
        <p role="status" className="text-text-2">
          {t("pageProcessingDetail")}
        </p>
      </EntryFrame>
    );
  return (
    <EntryFrame title={t("pageDone")}>
      <Certificate token={token} certificate={erasure.certificate} />
    </EntryFrame>
  );
}

function Certificate({ token, certificate }: { token: string; certificate: NonNullable<Erasure["certificate"]> }) {
  const t = useTexts(erasureTexts);
  const format = useFormat();
  const language = useLanguage();
  const { number, erasedAt, keysDestroyed } = certificate.certificate;
  const path = downloadCertificate.path.replace(":token", encodeURIComponent(token));
  const link = (name: "html" | "pdf" | "json") => `${path}?format=${name}&language=${language}`;
  const look =
    "focus-ring touch inline-flex min-h-9 items-center rounded-medium border border-line bg-surface-2 px-3 font-medium hover:bg-surface-3";
  return (
    <div className="flex flex-col gap-4">
      <p className="text-text-2">{t("pageDetail")}</p>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
        <dt className="text-text-2">{t("number")}</dt>
        <dd className="font-mono">{number}</dd>
        <dt className="text-text-2">{t("erasedAt")}</dt>
        <dd>{format.dateTime(erasedAt)}</dd>
        <dt className="text-text-2">{t("keys")}</dt>
        <dd className="tabular-nums">{keysDestroyed.length}</dd>
      </dl>
      <p className="flex flex-wrap gap-2">
        <a href={link("json")} download className={look}>
          {t("json")}
        </a>
        <a href={link("pdf")} download className={look}>
          {t("pdf")}
        </a>
        <a href={link("html")} target="_blank" rel="noreferrer" className={look}>
          {t("read")}
        </a>
      </p>
      <p className="text-sm text-text-3">{t("check")}</p>
    </div>
  );
}
