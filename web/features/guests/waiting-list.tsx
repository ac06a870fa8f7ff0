import { DoorOpen } from "lucide-react";
import { useState } from "react";
import type { Guest } from "../../../src/protocol/guests.ts";
import type { ConversationSlotProps } from "../../app/feature.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { Avatar, Button, toastFailure } from "../../ui/index.ts";
import { decide, useGuestAccess } from "./access-store.ts";
import { guestsTexts } from "./texts.ts";

/** Under a bubble's header, for whoever holds its door, while somebody waits. */
export function WaitingBanner({ conversation }: ConversationSlotProps) {
  const t = useTexts(guestsTexts);
  const waiting = useGuestAccess(conversation)?.waiting ?? [];
  const [first, ...others] = waiting;
  if (!first) return null;
  return (
    <section
      aria-label={t("waiting")}
      className="flex max-h-48 shrink-0 flex-col gap-2 overflow-y-auto border-line border-b bg-accent-soft px-3 py-2 sm:px-4"
    >
      {others.length > 0 && (
        <p className="flex items-center gap-2 font-semibold text-sm">
          <DoorOpen aria-hidden="true" className="size-4 text-accent-text" />
          {t("someWantIn", { count: waiting.length })}
        </p>
      )}
      <ul aria-live="polite" className="flex flex-col gap-2">
        {waiting.map((guest) => (
          <Waiting key={guest.id} conversationId={conversation.id} guest={guest} />
        ))}
      </ul>
    </section>
  );
}

function Waiting({ conversationId, guest: { id, name } }: { conversationId: string; guest: Guest }) {
  const t = useTexts(guestsTexts);
  const [isBusy, setBusy] = useState(false);
  const answer = async (decision: "admit" | "refuse") => {
    setBusy(true);
    await decide(conversationId, id, decision).catch(toastFailure);
    setBusy(false);
  };
  return (
    <li className="flex items-center gap-3">
      <Avatar id={id} name={name} size="small" hasPresence={false} />
      <p dir="auto" className="min-w-0 flex-1 text-sm [overflow-wrap:anywhere]">
        {t("wantsIn", { name })}
      </p>
      <Button
        size="small"
        disabled={isBusy}
        aria-label={t("refuseName", { name })}
        onClick={() => void answer("refuse")}
      >
        {t("refuse")}
      </Button>
      <Button
        size="small"
        tone="primary"
        isBusy={isBusy}
        aria-label={t("admitName", { name })}
        onClick={() => void answer("admit")}
      >
        {t("admit")}
      </Button>
    </li>
  );
}
