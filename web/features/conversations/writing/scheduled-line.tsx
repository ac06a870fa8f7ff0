import { CalendarClock, TriangleAlert } from "lucide-react";
import { useState } from "react";
import { later } from "../../../app/later.tsx";
import { useTexts } from "../../../i18n/use-texts.ts";
import { cx } from "../../../ui/index.ts";
import { useConversationsStore } from "../store.ts";
import { useScheduled } from "./scheduled-store.ts";
import { writingLineTexts } from "./line-texts.ts";

const ScheduledDialog = later(() => import("./scheduled-dialog.tsx").then(({ ScheduledDialog }) => ScheduledDialog));

/** Above the writing box: that something goes out later, or could not. */
export function ScheduledLine({ conversationId }: { conversationId: string }) {
  const t = useTexts(writingLineTexts);
  const waiting = useScheduled(conversationId);
  const failed = waiting.filter(({ failure }) => failure !== null).length;
  if (waiting.length === 0) return null;
  return (
    <Line
      conversationId={conversationId}
      hasFailed={failed > 0}
      text={failed > 0 ? t("waitingFailed", { count: failed }) : t("waiting", { count: waiting.length })}
    />
  );
}

/** Above the list: something was not sent in a chat that one is no longer in, and so is said nowhere else. */
export function LostScheduledLine() {
  const t = useTexts(writingLineTexts);
  const waiting = useScheduled();
  const { all, status } = useConversationsStore();
  const lost = waiting.filter(({ conversationId, failure }) => failure !== null && !(conversationId in all));
  if (status !== "ready" || lost.length === 0) return null;
  return <Line hasFailed text={t("failedElsewhere")} />;
}

interface LineProps {
  readonly conversationId?: string;
  readonly hasFailed: boolean;
  readonly text: string;
}

function Line({ conversationId, hasFailed, text }: LineProps) {
  const t = useTexts(writingLineTexts);
  const [isOpen, setOpen] = useState(false);
  const Icon = hasFailed ? TriangleAlert : CalendarClock;
  return (
    <>
      <button
        type="button"
        onClick={() => setOpen(true)}
        className={cx(
          "touch focus-ring mx-auto mb-1 flex w-full max-w-3xl items-center gap-2 rounded-medium px-3 py-1.5 text-left text-sm",
          hasFailed ? "bg-danger-soft text-danger-text" : "text-text-2 hover:bg-surface-3",
        )}
      >
        <Icon aria-hidden="true" className="size-4 shrink-0" />
        <span className="min-w-0 flex-1 truncate">{text}</span>
        <span className="shrink-0 font-medium">{t("show")}</span>
      </button>
      {isOpen && (
        <ScheduledDialog {...(conversationId !== undefined && { conversationId })} onClose={() => setOpen(false)} />
      )}
    </>
  );
}
