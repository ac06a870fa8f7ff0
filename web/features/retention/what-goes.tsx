import type { Going } from "../../../src/protocol/retention.ts";
import { useFormat, useTexts } from "../../i18n/use-texts.ts";
import { retentionTexts } from "./texts.ts";

/** A dry run in words. */
export function WhatGoes({ title, going }: { readonly title?: string; readonly going: Going }) {
  const t = useTexts(retentionTexts);
  const format = useFormat();
  const { conversations, messages, files, history, oldestAt } = going;
  const lines = [
    ...(messages > 0 ? [t("goMessages", { count: messages })] : []),
    ...(files > 0 ? [t("goFiles", { count: files })] : []),
    ...(history > 0 ? [t("goHistory", { count: history })] : []),
  ];
  return (
    <div className="rounded-medium border border-line bg-surface-1 px-4 py-3">
      {title && <p className="font-medium">{title}</p>}
      {lines.length === 0 ? (
        <p className="text-text-2">{t("goNothing")}</p>
      ) : (
        <>
          <ul className="list-disc pl-5 text-text-2">
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <p className="pt-1 text-sm text-text-3">
            {t("inConversations", { count: conversations })}
            {oldestAt !== null && ` · ${t("oldest", { date: format.date(oldestAt) })}`}
          </p>
        </>
      )}
    </div>
  );
}
