import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

interface SettingRowProps {
  readonly icon: LucideIcon;
  readonly title: ReactNode;
  readonly detail?: ReactNode;
  readonly children?: ReactNode;
}

/** One thing of a card: what it is, how it stands, and what one can do with it. */
export function SettingRow({ icon: Icon, title, detail, children }: SettingRowProps) {
  return (
    <div className="flex min-h-16 flex-wrap items-center gap-x-3 gap-y-2 py-2.5 sm:flex-nowrap">
      <Icon aria-hidden="true" className="size-6 shrink-0 text-text-3" strokeWidth={1.6} />
      <div className="min-w-0 flex-1 basis-40">
        <p className="font-medium [overflow-wrap:anywhere]">{title}</p>
        {detail && <p className="text-pretty text-sm text-text-2">{detail}</p>}
      </div>
      {children && <div className="ml-9 flex shrink-0 items-center gap-1 sm:ml-0">{children}</div>}
    </div>
  );
}
