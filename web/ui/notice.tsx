import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "./cx.ts";

const tones = {
  info: { box: "bg-accent-soft", icon: <Info aria-hidden="true" className="size-5 text-accent-text" /> },
  success: { box: "bg-success-soft", icon: <CircleCheck aria-hidden="true" className="size-5 text-success-text" /> },
  warning: { box: "bg-warning-soft", icon: <TriangleAlert aria-hidden="true" className="size-5 text-warning-text" /> },
  danger: { box: "bg-danger-soft", icon: <CircleAlert aria-hidden="true" className="size-5 text-danger-text" /> },
};

export interface NoticeProps {
  readonly tone?: keyof typeof tones;
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}

/** Something one must know here and now; dangers are announced at once. */
export function Notice({ tone = "info", title, children, action }: NoticeProps) {
  const { box, icon } = tones[tone];
  return (
    <div
      role={tone === "danger" ? "alert" : "status"}
      className={cx("flex items-start gap-3 rounded-medium p-3 text-text-1", box)}
    >
      <span className="shrink-0">{icon}</span>
      <div className="min-w-0 flex-1">
        <p className="font-medium [overflow-wrap:anywhere]">{title}</p>
        {children && <div className="text-sm text-text-1">{children}</div>}
      </div>
      {action}
    </div>
  );
}
