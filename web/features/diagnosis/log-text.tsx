import type { ClientLogEntry } from "../../../src/protocol/client-log.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { linesOf } from "./log-lines.ts";
import { logTexts } from "./log-texts.ts";

/** All lines of a log, to be read through. */
export function LogText({ entries }: { readonly entries: readonly ClientLogEntry[] }) {
  const t = useTexts(logTexts);
  return (
    <section
      aria-label={t("preview")}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys
      tabIndex={0}
      className="max-h-64 select-text overflow-auto whitespace-pre-wrap rounded-medium border border-line bg-surface-3 p-3 text-sm text-text-2 tabular-nums [overflow-wrap:anywhere]"
    >
      {linesOf(entries, t)}
    </section>
  );
}
