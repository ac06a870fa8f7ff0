import { useState } from "react";
import type { ImportLine, ImportReport } from "../../../../src/protocol/companies.ts";
import { useFormat, useTexts } from "../../../i18n/use-texts.ts";
import { Badge, Checkbox } from "../../../ui/index.ts";
import { importTexts } from "./import-texts.ts";
import { faultsIn } from "./report-file.ts";

/** Drawn at once; whoever wants to read more reads the report. */
const most = 200;
const tones = { good: "success", invited: "neutral", member: "neutral", faulty: "danger" } as const;

/** How many of each, and the lines themselves; those to be mended come first. */
export function ImportLines({ report, isDone }: { report: ImportReport; isDone: boolean }) {
  const t = useTexts(importTexts);
  const format = useFormat();
  const [isOnlyFaulty, setOnlyFaulty] = useState(false);
  const { counts, lines } = report;
  const wordOf = (state: ImportLine["state"]) => t(state === "good" && isDone ? "goodDone" : state);
  const faulty = lines.filter(({ state }) => state === "faulty");
  const others = isOnlyFaulty ? [] : lines.filter(({ state }) => state !== "faulty");
  const shown = [...faulty, ...others].slice(0, most);
  const hidden = faulty.length + others.length - shown.length;
  return (
    <section aria-label={t("lines")} className="flex flex-col gap-3">
      <ul className="grid grid-cols-2 gap-2 sm:grid-cols-4">
        {(["good", "invited", "member", "faulty"] as const).map((state) => (
          <li key={state} className="flex flex-col rounded-medium bg-surface-1 p-3">
            <span className="font-semibold text-lg tabular-nums">{format.number(counts[state])}</span>
            <span
              className={state === "faulty" && counts.faulty > 0 ? "text-danger-text text-sm" : "text-sm text-text-2"}
            >
              {wordOf(state)}
            </span>
          </li>
        ))}
      </ul>
      {counts.faulty > 0 && <Checkbox label={t("onlyFaulty")} isChecked={isOnlyFaulty} onChange={setOnlyFaulty} />}
      <ol className="flex flex-col">
        {shown.map((entry) => (
          <li
            key={entry.line}
            className="flex flex-wrap items-center gap-x-3 gap-y-0.5 border-line border-t py-2 first:border-t-0"
          >
            <span className="w-20 shrink-0 text-sm text-text-3 tabular-nums">{t("line", { line: entry.line })}</span>
            <span className="min-w-40 flex-1 [overflow-wrap:anywhere]">
              <span dir="auto">{entry.email || `${entry.firstName} ${entry.lastName}`.trim() || "–"}</span>
              {entry.faults.length > 0 && <span className="block text-danger-text text-sm">{faultsIn(t, entry)}</span>}
            </span>
            <Badge tone={tones[entry.state]}>{wordOf(entry.state)}</Badge>
          </li>
        ))}
      </ol>
      {hidden > 0 && <p className="text-sm text-text-2">{t("moreLines", { count: hidden })}</p>}
    </section>
  );
}
