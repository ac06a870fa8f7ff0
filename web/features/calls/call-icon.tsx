import { Phone, PhoneIncoming, PhoneMissed, PhoneOutgoing, Video } from "lucide-react";
import type { CallRecord } from "../../../src/protocol/calls.ts";
import { isMissed } from "./outcome.ts";

interface CallIconProps {
  readonly call: Pick<CallRecord, "kind" | "outcome">;
  /** Whether the reader was the caller. */
  readonly isOwn: boolean;
}

export function CallIcon({ call, isOwn }: CallIconProps) {
  const Icon = iconOf(call, isOwn);
  return <Icon aria-hidden="true" className="size-4 shrink-0" />;
}

function iconOf(call: CallIconProps["call"], isOwn: boolean) {
  if (isMissed(call, isOwn)) return PhoneMissed;
  if (call.outcome !== "answered") return Phone;
  if (call.kind === "video") return Video;
  return isOwn ? PhoneOutgoing : PhoneIncoming;
}
