import { useEffect, useState } from "react";
import { Link } from "wouter";
import type { Disclosure } from "../../../src/protocol/disclosures.ts";
import { useAccount } from "../../app/session.ts";
import { useLanguage } from "../../i18n/language.ts";
import { useFormat, useTexts } from "../../i18n/use-texts.ts";
import { Card, Notice } from "../../ui/index.ts";
import { lastRead, read } from "./read.ts";
import { disclosureTexts } from "./texts.ts";

const linkClass =
  "touch focus-ring inline-flex min-h-9 items-center rounded-medium bg-surface-3 px-3.5 font-medium hover:bg-line";

/** The notice, and whether it is another than the one last read here; for who has to answer for it, the records too. */
export function DocumentsCard() {
  const t = useTexts(disclosureTexts);
  const format = useFormat();
  const language = useLanguage();
  const { isOperator, isAdministrator } = useAccount();
  const [notice, setNotice] = useState<Disclosure>();
  // What cannot be fetched now is said on the page itself.
  useEffect(() => void read("notice", { language }).then(setNotice, () => {}), [language]);
  const seen = lastRead();
  const isChanged = notice !== undefined && seen !== null && seen !== notice.version;
  return (
    <>
      <Card
        title={t("cardTitle")}
        description={notice ? t("cardDetail", { date: format.date(notice.at) }) : t("cardDetailShort")}
      >
        <div className="flex flex-col gap-3">
          {isChanged && <Notice tone="info" title={t("changed")} />}
          <Links kinds={["notice", "processors", "retention"]} />
        </div>
      </Card>
      {(isOperator || isAdministrator) && (
        <Card title={t("recordsTitle")} description={t("recordsDetail")}>
          <div className="flex flex-col gap-3">
            {isOperator && notice && notice.missing.length > 0 && (
              <Notice tone="warning" title={t("missing")}>
                {t("missingDetail", { keys: notice.missing.join(", ") })}
              </Notice>
            )}
            <Links kinds={["record", "measures"]} />
          </div>
        </Card>
      )}
    </>
  );
}

function Links({ kinds }: { kinds: readonly Disclosure["kind"][] }) {
  const t = useTexts(disclosureTexts);
  return (
    <div className="flex flex-wrap gap-2">
      {kinds.map((kind) => (
        <Link key={kind} href={kind === "notice" ? "/privacy" : `/privacy/${kind}`} className={linkClass}>
          {t(kind)}
        </Link>
      ))}
    </div>
  );
}
