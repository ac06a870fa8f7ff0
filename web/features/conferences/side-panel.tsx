import { X } from "lucide-react";
import type { ReactNode } from "react";
import { useTexts } from "../../i18n/use-texts.ts";
import { IconButton } from "../../ui/index.ts";
import { type SidePanel as Kind, togglePanel } from "./stage-store.ts";
import { stageTexts } from "./stage-texts.ts";

/** Beside the tiles; over them where there is no room for both. */
export function SidePanel({ kind, title, children }: { kind: Kind; title: string; children: ReactNode }) {
  const t = useTexts(stageTexts);
  return (
    <aside
      aria-label={title}
      className="absolute inset-0 z-10 flex min-h-0 flex-col overflow-hidden bg-surface-2 md:static md:w-90 md:shrink-0 md:rounded-large md:border md:border-line"
    >
      <header className="flex h-12 shrink-0 items-center justify-between gap-2 border-line border-b pr-1.5 pl-4">
        <h2 className="font-semibold">{title}</h2>
        <IconButton
          label={t("closePanel")}
          tooltipSide="bottom"
          icon={<X aria-hidden="true" className="size-5" />}
          onClick={() => togglePanel(kind)}
        />
      </header>
      {children}
    </aside>
  );
}
