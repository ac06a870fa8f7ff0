import { useTexts } from "../../i18n/use-texts.ts";
import type { CurrentCall, Transfer } from "../../media/call-view.ts";
import { Button, cx } from "../../ui/index.ts";
import { useTitleOf } from "../conversations/titles.ts";
import { calls } from "./session.ts";
import { callsTexts } from "./texts.ts";

interface CallNotesProps {
  readonly current: CurrentCall;
  readonly name: string;
  /** What the person has to know about their own devices, or about the other one. */
  readonly advice: string | null;
  readonly isLarge: boolean;
}

/** What is to be known or decided about the call now, between its picture and its controls. */
export function CallNotes({ current, name, advice, isLarge }: CallNotesProps) {
  const { transfer } = current;
  if (!advice && !transfer) return null;
  const margin = isLarge && "mx-4 mt-3";
  return (
    <>
      {advice && (
        <p role="status" className={cx("rounded-medium bg-warning-soft px-3 py-2 text-sm", margin)}>
          {advice}
        </p>
      )}
      {transfer && <TransferNote transfer={transfer} name={name} className={margin} />}
    </>
  );
}

function TransferNote({ transfer, name, className }: { transfer: Transfer; name: string; className: string | false }) {
  const t = useTexts(callsTexts);
  const bubble = useTitleOf(transfer.conversationId);
  // Whoever is not in it can neither go there nor should learn its name.
  if (bubble === undefined) return null;
  const said = { asked: "moveAsked", asking: "moveAsking", moving: "moving" } as const;
  return (
    <div
      role={transfer.stage === "asked" ? "alert" : "status"}
      className={cx("flex flex-wrap items-center gap-2 rounded-medium bg-accent-soft px-3 py-2 text-sm", className)}
    >
      <p className="min-w-48 flex-1 text-balance">{t(said[transfer.stage], { name, bubble })}</p>
      {transfer.stage === "asked" && (
        <div className="flex gap-2">
          <Button size="small" onClick={() => calls()?.move.answer(false)}>
            {t("moveStay")}
          </Button>
          <Button size="small" tone="primary" onClick={() => calls()?.move.answer(true)}>
            {t("moveCome")}
          </Button>
        </div>
      )}
    </div>
  );
}
