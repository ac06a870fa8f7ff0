import type { EntrySlotProps } from "../../app/feature.ts";
import { useAccount } from "../../app/session.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { isMissed } from "./outcome.ts";
import { calls, useCalls } from "./session.ts";
import { callsDoorTexts } from "./door-texts.ts";

/** Beside a call that one missed: to answer it with one press. */
export function CallBack({ message: { content, conversationId, senderId } }: EntrySlotProps) {
  const t = useTexts(callsDoorTexts);
  const { id } = useAccount();
  const isInCall = useCalls((view) => view.current !== null);
  if (content.kind !== "call" || !isMissed(content.call, senderId === id)) return null;
  const { kind } = content.call;
  return (
    <button
      type="button"
      disabled={isInCall}
      onClick={() => void calls()?.start({ conversationId, peerId: senderId, kind })}
      className="touch focus-ring rounded-full px-2 font-medium text-accent-text hover:underline disabled:opacity-50"
    >
      {t("callBack")}
    </button>
  );
}
