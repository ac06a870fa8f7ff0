import { CloudOff, RotateCw } from "lucide-react";
import { useEffect } from "react";
import { useTexts } from "../i18n/use-texts.ts";
import { Button, EmptyState } from "../ui/index.ts";
import { appTexts } from "./texts.ts";

const everyMs = 5_000;

/** Opened without a connection: nothing of what was said is kept in the browser. Goes on by itself. */
export function OfflinePage({ onRetry }: { onRetry: () => void }) {
  const t = useTexts(appTexts);
  useEffect(() => {
    const timer = setInterval(onRetry, everyMs);
    return () => clearInterval(timer);
  }, [onRetry]);
  return (
    <main role="status" className="flex h-dvh items-center justify-center">
      <EmptyState
        icon={<CloudOff className="size-6" />}
        title={t("offlineTitle")}
        action={
          <Button icon={<RotateCw aria-hidden="true" className="size-4" />} onClick={onRetry}>
            {t("retryNow")}
          </Button>
        }
      >
        {t("offlineDetail")}
      </EmptyState>
    </main>
  );
}
