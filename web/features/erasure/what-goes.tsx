import type { ErasureCounts, Remainder } from "../../../src/protocol/erasure.ts";
import { useFormat, useTexts } from "../../i18n/use-texts.ts";
import { Notice } from "../../ui/index.ts";
import { erasureTexts } from "./texts.ts";

interface WhatGoesProps {
  readonly counts: ErasureCounts;
  readonly remains: readonly Remainder[];
  readonly endsCompany: boolean;
}

/** What is removed, in numbers, and what stays and why. What there is none of is not named. */
export function WhatGoes({ counts, remains, endsCompany }: WhatGoesProps) {
  const t = useTexts(erasureTexts);
  const format = useFormat();
  const gone = ["bubblesEnding", "chatsEnding", "messagesEnding", "recordings", "contacts", "unsent"] as const;
  const goesOn = ["bubblesInherited", "bubblesLeft"] as const;
  const counted = (name: (typeof gone)[number] | (typeof goesOn)[number]) =>
    counts[name] > 0 ? [<li key={name}>{t(name, { count: counts[name] })}</li>] : [];
  const reason = (name: Remainder) => {
    if (name === "messagesOfOthers") return t(name, { count: counts.messagesStaying });
    if (name === "chatHistory") return t(name, { count: counts.chatsStaying });
    return t(name);
  };
  return (
    <div className="flex flex-col gap-4">
      <div>
        <p className="font-medium">{t("goes")}</p>
        <ul className="mt-1 list-disc pl-5">
          <li>{t("profile")}</li>
          {counts.files > 0 && <li>{t("files", { count: counts.files, size: format.size(counts.fileBytes) })}</li>}
          {gone.flatMap(counted)}
        </ul>
      </div>
      <div>
        <p className="font-medium">{t("stays")}</p>
        <ul className="mt-1 list-disc pl-5 text-text-2">
          {goesOn.flatMap(counted)}
          {remains.map((name) => (
            <li key={name}>{reason(name)}</li>
          ))}
        </ul>
      </div>
      {endsCompany && <Notice tone="warning" title={t("company")} />}
    </div>
  );
}
