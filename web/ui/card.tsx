import type { ReactNode } from "react";
import { cx } from "./cx.ts";

export interface CardProps {
  readonly title?: string;
  readonly description?: ReactNode;
  readonly action?: ReactNode;
  readonly children?: ReactNode;
  readonly className?: string;
}

export function Card({ title, description, action, children, className }: CardProps) {
  return (
    <section className={cx("rounded-large border border-line bg-surface-2 p-5", className)}>
      {(title || description || action) && (
        <div className={cx("flex items-start justify-between gap-4", children && "mb-3")}>
          <div className="min-w-0">
            {title && <h2 className="font-semibold text-md">{title}</h2>}
            {description && <p className="text-text-2">{description}</p>}
          </div>
          {action}
        </div>
      )}
      {children}
    </section>
  );
}
