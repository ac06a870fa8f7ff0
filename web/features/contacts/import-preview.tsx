import { useState } from "react";
import type { AddressBookCard } from "../../../src/protocol/address-book-card.ts";
import { asFailure, wordsOf } from "../../api/index.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { Button, Checkbox, Dialog, Notice, toast } from "../../ui/index.ts";
import { keepCards } from "./book-store.ts";
import { bookTexts } from "./book-texts.ts";

interface ImportPreviewProps {
  readonly cards: readonly AddressBookCard[];
  readonly skipped: number;
  readonly onBack: () => void;
  readonly onClose: () => void;
}

/** Rows that are drawn; those after them are chosen with "All". */
const most = 300;

/** What was read, still on this device only; what is ticked is sent. */
export function ImportPreview({ cards, skipped, onBack, onClose }: ImportPreviewProps) {
  const t = useTexts(bookTexts);
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set());
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const chosen = cards.filter((_, at) => !left.has(at));
  const toggle = (at: number, isIn: boolean) => {
    const next = new Set(left);
    if (isIn) next.delete(at);
    else next.add(at);
    setLeft(next);
  };
  const send = async () => {
    setBusy(true);
    setFailure(undefined);
    try {
      const count = await keepCards(chosen);
      toast({ title: count > 0 ? t("imported", { count }) : t("importedNone"), tone: "success" });
      onClose();
    } catch (thrown) {
      setFailure(thrown);
      setBusy(false);
    }
  };
  const words = failure === undefined ? undefined : wordsOf(asFailure(failure).problem);
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t("previewTitle", { count: cards.length })}
      description={skipped > 0 ? t("skipped", { count: skipped }) : undefined}
      actions={
        <>
          <Button tone="plain" onClick={onBack}>
            {t("back")}
          </Button>
          <Button tone="primary" isBusy={isBusy} disabled={chosen.length === 0} onClick={() => void send()}>
            {t("importChosen", { count: chosen.length })}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        {words && (
          <Notice tone="danger" title={words.title}>
            {words.cure}
          </Notice>
        )}
        <Checkbox
          label={<span className="font-medium">{t("all")}</span>}
          isChecked={left.size === 0}
          onChange={(all) => setLeft(new Set(all ? [] : cards.keys()))}
        />
        <ul className="flex flex-col gap-2.5 border-line border-t pt-3">
          {cards.slice(0, most).map((card, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the cards never change
            <li key={at}>
              <Checkbox
                label={<CardLines card={card} />}
                isChecked={!left.has(at)}
                onChange={(isIn) => toggle(at, isIn)}
              />
            </li>
          ))}
        </ul>
        {cards.length > most && <p className="text-sm text-text-3">{t("moreShown", { count: cards.length - most })}</p>}
      </div>
    </Dialog>
  );
}

function CardLines({ card }: { card: AddressBookCard }) {
  const t = useTexts(bookTexts);
  return (
    <span className="block [overflow-wrap:anywhere]">
      <span dir="auto" className="block font-medium">
        {card.name || t("unnamed")}
      </span>
      <span className="block text-sm text-text-2">
        {[card.company, ...card.emails, ...card.phones].filter((part) => part !== "").join(" · ")}
      </span>
    </span>
  );
}
