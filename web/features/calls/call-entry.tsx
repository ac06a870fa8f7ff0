import { Phone, PhoneIncoming, PhoneMissed, PhoneOutgoing, Video } from "lucide-react";
import { useFormat, useTexts } from "../../i18n/use-texts.ts";
import { Button, cx } from "../../ui/index.ts";
import { type CallTold, detailOf, headlineOf, isMissed } from "./outcome.ts";
import { callsTexts } from "./texts.ts";

export interface CallEntryProps {
  readonly call: CallTold;
  /** Whether the reader was the caller. */
  readonly isOwn: boolean;
  /** Absent where one cannot call (no longer a member, already in a call). */
  readonly onCallBack?: () => void;
}

/** What stays of a call in the chat. */
export function CallEntry({ call, isOwn, onCallBack }: CallEntryProps) {
  const t = useTexts(callsTexts);
  const format = useFormat();
  const missed = isMissed(call, isOwn);
  return (
    <div className="inline-flex max-w-full items-center gap-3 rounded-medium border border-line bg-surface-1 py-2 pr-3 pl-3">
      <span
        className={cx(
          "flex size-9 shrink-0 items-center justify-center rounded-full",
          missed ? "bg-danger-soft text-danger-text" : "bg-surface-3 text-text-2",
        )}
      >
        <CallIcon call={call} isOwn={isOwn} />
      </span>
      <div className="min-w-0">
        <p className={cx("font-medium", missed && "text-danger-text")}>{headlineOf(call, isOwn, t)}</p>
        <p className="text-sm text-text-2 tabular-nums">
          {t(isOwn ? "outgoing" : "incoming")} · {detailOf(call, isOwn, t, format)}
        </p>
      </div>
      {onCallBack && (
        <Button size="small" className="ml-1" onClick={onCallBack}>
          {t(isOwn ? "callAgain" : "callBack")}
        </Button>
      )}
    </div>
  );
}

export function CallIcon({ call, isOwn }: { call: Pick<CallTold, "kind" | "outcome">; isOwn: boolean }) {
  const Icon = isMissed(call, isOwn)
    ? PhoneMissed
    : call.kind === "video"
      ? Video
      : call.outcome !== "answered"
        ? Phone
        : isOwn
          ? PhoneOutgoing
          : PhoneIncoming;
  return <Icon aria-hidden="true" className="size-4" />;
}
