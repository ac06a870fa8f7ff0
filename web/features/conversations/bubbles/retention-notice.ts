import type { Language } from "../../../../src/protocol/failures/index.ts";
import { translator } from "../../../i18n/catalogue.ts";
import { retentionTexts } from "./retention-texts.ts";

interface Told {
  readonly detail: string;
  readonly isMine: boolean;
  readonly actor: string;
}

const kinds = ["messages", "files", "history"] as const;

/** How long things are kept from now on, in a sentence. */
export function retentionNotice(
  notice: "retention" | "companyRetention",
  { detail, isMine, actor }: Told,
  language: Language,
): string {
  const t = translator(retentionTexts, language);
  const days = detail.split(",").map(Number);
  const parts = kinds.flatMap((kind, at) => {
    const count = days[at] ?? 0;
    return count > 0 ? [t("part", { what: t(kind), when: t("days", { count }) })] : [];
  });
  const what = parts.length > 0 ? `${parts.join(" · ")}.` : t("nothing");
  if (notice === "companyRetention") return t("noticeCompany", { what });
  return isMine ? t("noticeMine", { what }) : t("notice", { actor, what });
}
