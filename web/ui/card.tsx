import { createContext, type ReactNode, useContext } from "react";
import { cx } from "./cx.ts";

export interface CardProps {
  readonly title?: string;
  readonly description?: ReactNode;
  readonly action?: ReactNode;
  readonly children?: ReactNode;
  readonly className?: string;
}

/** What cards call themselves: below a section's own heading they are one level further down. */
export const CardHeading = createContext<"h2" | "h3">("h2");

export function Card({ title, description, action, children, className }: CardProps) {
  const Heading = useContext(CardHeading);
  return (
    <section className={cx("rounded-large border border-line bg-surface-2 p-5", className)}>
      {(title || description || action) && (
        <div className={cx("flex flex-wrap items-start justify-between gap-x-4 gap-y-3", children && "mb-3")}>
          {/* On a phone an act goes below the words rather than beside a narrow column of them. */}
          <div className="min-w-0 flex-1 basis-56">
            {title && <Heading className="font-semibold text-md">{title}</Heading>}
            {description && <p className="text-text-2">{description}</p>}
          </div>
          {action}
        </div>
      )}
      {children}
    </section>
  );
}
