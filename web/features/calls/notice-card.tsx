import { Phone, PhoneMissed, PhoneOff, X } from "lucide-react";
import { useEffect } from "react";
import { useFormat, useTexts } from "../../i18n/use-texts.ts";
import type { Notice } from "../../media/call-view.ts";
import { announce, Button, IconButton, uiTexts } from "../../ui/index.ts";
import { nameOf } from "../directory/names.ts";
import { usePerson } from "../directory/people-store.ts";
import { calls } from "./session.ts";
import { callsTexts } from "./texts.ts";

/** How a call went, for a moment after it. */
export function NoticeCard({ notice }: { notice: Notice }) {
  const t = useTexts(callsTexts);
  const ui = useTexts(uiTexts);
  const format = useFormat();
  const name = nameOf(usePerson(notice.peerId));
  const { ending, durationSec, conversationId, peerId, kind } = notice;
  const title =
    ending === "hungUp" && durationSec > 0
      ? t("hungUpAfter", { duration: format.duration(durationSec) })
      : t(ending, { name });
  useEffect(() => announce(title), [title]);
  const isAgain = ending !== "hungUp" && ending !== "elsewhere";
  const Icon = ending === "missed" ? PhoneMissed : ending === "elsewhere" ? Phone : PhoneOff;

  return (
    <section
      aria-label={title}
      className="fixed inset-x-2 top-2 z-40 flex animate-rise items-start gap-3 rounded-large bg-surface-2 p-4 text-text-1 shadow-2 sm:inset-x-auto sm:top-4 sm:right-4 sm:w-96"
    >
      <Icon aria-hidden="true" className="mt-0.5 size-5 shrink-0 text-text-2" />
      <div className="flex min-w-0 flex-1 flex-col items-start gap-2">
        <p dir="auto" className="font-semibold [overflow-wrap:anywhere]">
          {title}
        </p>
        {ending === "noPath" && <p className="text-sm text-text-2">{t("noPathDetail")}</p>}
        {isAgain && (
          <Button
            size="small"
            icon={<Phone aria-hidden="true" className="size-4" />}
            onClick={() => void calls()?.start({ conversationId, peerId, kind })}
          >
            {t(notice.isOutgoing ? "callAgain" : "callBack")}
          </Button>
        )}
      </div>
      <IconButton
        label={ui("dismiss")}
        size="small"
        icon={<X aria-hidden="true" className="size-4" />}
        onClick={() => calls()?.dismissNotice()}
      />
    </section>
  );
}
