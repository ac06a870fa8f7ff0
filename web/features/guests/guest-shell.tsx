import { LogOut } from "lucide-react";
import { useState } from "react";
import type { OwnGuest } from "../../../src/protocol/guests.ts";
import { useConnection } from "../../api/index.ts";
import { useFormat, useTexts } from "../../i18n/use-texts.ts";
import { Button, ConfirmDialog, OfflineBar } from "../../ui/index.ts";
import { ConferenceStage } from "../conferences/conference-stage.tsx";
import { ChatPage } from "../conversations/chat-page.tsx";
import { guestsTexts } from "./texts.ts";
import { leave } from "./visit.ts";

const isToday = (at: number) => new Date(at).toDateString() === new Date().toDateString();

/** The one bubble that a guest is in, with its conference, and how long they are here. */
export function GuestShell({ guest }: { guest: OwnGuest }) {
  const t = useTexts(guestsTexts);
  const isLost = useConnection((state) => state.lostAt !== null);
  const format = useFormat();
  const [isLeaving, setLeaving] = useState(false);
  return (
    <div className="flex h-dvh flex-col bg-surface-0 text-text-1">
      <OfflineBar isOffline={isLost} />
      <header className="flex shrink-0 items-center gap-3 border-line border-b bg-surface-1 py-2 pr-3 pl-4 text-sm">
        <p className="min-w-0 flex-1 text-text-2">
          <span className="font-medium text-text-1">
            {t(isToday(guest.endsAt) ? "guestUntilToday" : "guestUntilTomorrow", { time: format.time(guest.endsAt) })}
          </span>
          <span className="hidden sm:inline"> · {t("guestUntilDetail")}</span>
        </p>
        <Button size="small" icon={<LogOut aria-hidden="true" className="size-4" />} onClick={() => setLeaving(true)}>
          {t("leave")}
        </Button>
      </header>
      <main id="main" tabIndex={-1} className="flex min-h-0 min-w-0 flex-1 bg-surface-2 outline-none">
        <ChatPage params={{ id: guest.conversationId ?? undefined }} />
      </main>
      <ConferenceStage />
      {isLeaving && (
        <ConfirmDialog
          title={t("leaveTitle")}
          detail={t("leaveDetail")}
          act={t("leave")}
          onConfirm={leave}
          onClose={() => setLeaving(false)}
        />
      )}
    </div>
  );
}
