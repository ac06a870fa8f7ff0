import { CloudOff, RotateCw } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import { asFailure, wordsOf } from "../api/failure.ts";
import { useTexts } from "../i18n/use-texts.ts";
import { Button } from "./button.tsx";
import { cx } from "./cx.ts";
import { uiTexts } from "./texts.ts";

export interface EmptyStateProps {
  readonly icon?: ReactNode;
  readonly title: string;
  /** It is all of the page: its title is the page's. */
  readonly isPage?: boolean;
  /** What belongs here and how the first one comes to be. */
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}

export function EmptyState({ icon, title, isPage = false, children, action }: EmptyStateProps) {
  const Title = isPage ? "h1" : "p";
  return (
    <div className="flex h-full min-h-48 flex-col items-center justify-center gap-2 p-8 text-center">
      {icon && (
        <span
          aria-hidden="true"
          className="mb-2 flex size-14 items-center justify-center rounded-large bg-surface-3 text-text-2"
        >
          {icon}
        </span>
      )}
      <Title className="font-semibold text-md text-text-1">{title}</Title>
      {children && <p className="max-w-80 text-pretty text-text-2">{children}</p>}
      {action && <div className="mt-3">{action}</div>}
    </div>
  );
}

export interface LoadFailedProps {
  readonly failure: unknown;
  readonly onRetry?: () => void;
}

/** What happened, what to do, and the act that does it. */
export function LoadFailed({ failure, onRetry }: LoadFailedProps) {
  const t = useTexts(uiTexts);
  const { problem } = asFailure(failure);
  const { title, cure } = wordsOf(problem);
  return (
    <div role="alert" className="flex h-full min-h-40 flex-col items-center justify-center gap-1 p-8 text-center">
      <span
        aria-hidden="true"
        className="mb-2 flex size-14 items-center justify-center rounded-large bg-danger-soft text-danger-text"
      >
        <CloudOff className="size-6" />
      </span>
      <p className="font-semibold text-md">{title}</p>
      <p className="max-w-80 text-pretty text-text-2">{cure}</p>
      {problem.requestId && (
        <p className="select-text font-mono text-text-3 text-xs">{t("requestNumber", { id: problem.requestId })}</p>
      )}
      {onRetry && (
        <Button className="mt-3" onClick={onRetry} icon={<RotateCw aria-hidden="true" className="size-4" />}>
          {t("retry")}
        </Button>
      )}
    </div>
  );
}

/** Renders its children only when waiting has become noticeable: what is quick never flickers. */
export function AfterAWhile({ children, afterMs = 150 }: { children: ReactNode; afterMs?: number }) {
  const [isDue, setDue] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setDue(true), afterMs);
    return () => clearTimeout(timer);
  }, [afterMs]);
  return isDue ? children : null;
}

export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden="true" className={cx("block animate-shimmer rounded-small bg-surface-3", className)} />;
}

/** Rows the size of the coming ones. */
export function SkeletonList({ rows = 6 }: { rows?: number }) {
  const t = useTexts(uiTexts);
  return (
    <AfterAWhile>
      <div role="status" aria-label={t("loading")} className="flex flex-col">
        {Array.from({ length: rows }, (_, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: all alike
          <div key={at} className="flex h-16 items-center gap-3 px-3">
            <Skeleton className="size-9 rounded-full" />
            <div className="flex flex-1 flex-col gap-2">
              <Skeleton className={cx("h-3", at % 2 ? "w-2/5" : "w-3/5")} />
              <Skeleton className="h-3 w-4/5" />
            </div>
          </div>
        ))}
      </div>
    </AfterAWhile>
  );
}
