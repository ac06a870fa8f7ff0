import { WifiOff } from "lucide-react";
import { useTexts } from "../i18n/use-texts.ts";
import { AfterAWhile } from "./states.tsx";
import { uiTexts } from "./texts.ts";

/** One line, only after a loss that is felt: a reconnect of a second passes unseen. */
export function OfflineBar({ isOffline }: { isOffline: boolean }) {
  const t = useTexts(uiTexts);
  return (
    <div role="status">
      {isOffline && (
        <AfterAWhile afterMs={1500}>
          <p className="flex min-h-8 items-center justify-center gap-2 bg-warning-soft px-4 py-1 text-center text-sm text-warning-text">
            <WifiOff aria-hidden="true" className="size-4 shrink-0" />
            {t("offline")}
          </p>
        </AfterAWhile>
      )}
    </div>
  );
}
