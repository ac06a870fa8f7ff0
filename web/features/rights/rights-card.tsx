import { ExternalLink } from "lucide-react";
import type { ReactNode } from "react";
import { Link } from "wouter";
import { useTexts } from "../../i18n/use-texts.ts";
import { Card } from "../../ui/index.ts";
import { useInstance } from "../accounts/index.ts";
import { rightsTexts } from "./rights-texts.ts";

/** Every authority of the union, with its address: the right one is where the person lives or works. */
const authorities = "https://www.edpb.europa.eu/about-edpb/about-edpb/members_en";
const look = "focus-ring rounded-small font-medium text-accent-text hover:underline";

/** What one may ask for and where it is done, whom to complain to, and that nobody is scored. */
export function RightsCard() {
  const t = useTexts(rightsTexts);
  const authority = useInstance().instance?.authority;
  const within = (section: string, text: string) => (
    <a href={`#${section}`} className={look}>
      {text}
    </a>
  );
  return (
    <Card title={t("title")} description={t("detail")}>
      <ul className="divide-y divide-line">
        <Right what={t("access")} article="15, 20" where={within("data", t("toData"))} />
        <Right
          what={t("rectify")}
          article="16"
          where={
            <Link href="/settings/profile" className={look}>
              {t("toProfile")}
            </Link>
          }
        />
        <Right what={t("erase")} article="17" where={within("data", t("toData"))} />
        <Right what={t("restrict")} article="18" where={within("restriction", t("toRestriction"))} />
        <Right what={t("object")} article="21" where={within("consents", t("toConsents"))} />
        <Right what={t("withdraw")} article="7" where={within("consents", t("toConsents"))} />
        <Right
          what={t("complain")}
          detail={t("complainDetail")}
          article="77"
          where={
            <a
              href={authority?.url ?? authorities}
              target="_blank"
              rel="noreferrer"
              className={`${look} inline-flex items-center gap-1`}
            >
              {(authority?.url && authority.name) || t("authority")}
              <ExternalLink aria-hidden="true" className="size-3.5" />
            </a>
          }
        />
      </ul>
      <div className="mt-3 rounded-medium bg-surface-3 p-3">
        <p className="font-medium">{t("noProfiling")}</p>
        <p className="text-pretty text-sm text-text-2">{t("noProfilingDetail")}</p>
      </div>
    </Card>
  );
}

interface RightProps {
  readonly what: string;
  readonly article: string;
  readonly detail?: string;
  readonly where: ReactNode;
}

function Right({ what, article, detail, where }: RightProps) {
  return (
    <li className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 py-2.5">
      <div className="min-w-0 flex-1 basis-52">
        <p>
          {what} <span className="text-sm text-text-3 tabular-nums">(Art. {article})</span>
        </p>
        {detail && <p className="text-pretty text-sm text-text-2">{detail}</p>}
      </div>
      {where}
    </li>
  );
}
