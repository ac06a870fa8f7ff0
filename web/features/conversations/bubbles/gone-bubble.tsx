import { CircleOff } from "lucide-react";
import type { ReactNode } from "react";
import { Link } from "wouter";
import { useTexts } from "../../../i18n/use-texts.ts";
import { EmptyState } from "../../../ui/index.ts";
import { conversationTexts } from "../texts.ts";
import { bubbleTexts } from "./bubble-texts.ts";
import { useGoneBubbles } from "./gone-bubbles.ts";

/** Where a bubble was until a moment ago: what happened to it, instead of a page that says nothing. */
export function GoneBubble({
  conversationId,
  otherwise,
}: {
  conversationId: string | undefined;
  otherwise: ReactNode;
}) {
  const t = useTexts(bubbleTexts);
  const texts = useTexts(conversationTexts);
  const gone = useGoneBubbles((all) => (conversationId === undefined ? undefined : all[conversationId]));
  if (!gone) return otherwise;
  const isDeleted = gone.because === "deleted";
  return (
    <div className="flex flex-1 items-center justify-center">
      <EmptyState
        icon={<CircleOff className="size-6" />}
        title={t(isDeleted ? "goneDeleted" : "goneRemoved", { name: gone.name })}
        action={
          <Link href="/bubbles" className="focus-ring rounded-small font-medium text-accent-text hover:underline">
            {texts("bubbles")}
          </Link>
        }
      >
        {t(isDeleted ? "goneDeletedDetail" : "goneRemovedDetail")}
      </EmptyState>
    </div>
  );
}
