import { type KeyboardEvent, useRef } from "react";
import { useTexts } from "../../i18n/use-texts.ts";
import { cx } from "../../ui/index.ts";
import { useFileList, wantFiles } from "./file-list.ts";
import { filesTexts } from "./texts.ts";

const lists = ["own", "received"] as const;

/** One tab stop; the arrows go from tab to tab. */
export function ListTabs() {
  const t = useTexts(filesTexts);
  const current = useFileList(({ wanted }) => wanted.of);
  const ref = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "ArrowRight" && event.key !== "ArrowLeft") return;
    event.preventDefault();
    const next = current === "own" ? 1 : 0;
    wantFiles({ of: lists[next] });
    ref.current?.querySelectorAll<HTMLElement>("[role=tab]")[next]?.focus();
  };
  return (
    <div ref={ref} role="tablist" aria-label={t("lists")} onKeyDown={onKeyDown} className="flex gap-0.5">
      {lists.map((of) => (
        <button
          key={of}
          type="button"
          role="tab"
          aria-selected={of === current}
          tabIndex={of === current ? 0 : -1}
          onClick={() => wantFiles({ of })}
          className={cx(
            "touch focus-inset flex h-8 shrink-0 items-center rounded-full px-2.5 font-medium text-sm transition-colors",
            of === current ? "bg-accent-soft text-accent-text" : "text-text-2 hover:bg-surface-3",
          )}
        >
          {t(of === "own" ? "listOwn" : "listReceived")}
        </button>
      ))}
    </div>
  );
}
