import { type FormEvent, useId, useState } from "react";
import { useTexts } from "../../i18n/use-texts.ts";
import { Button, Dialog, TextField } from "../../ui/index.ts";
import type { Wish } from "./filters.ts";
import { searchTexts } from "./texts.ts";

interface DaysDialogProps {
  readonly wish: Pick<Wish, "firstDay" | "lastDay">;
  readonly onChoose: (days: Pick<Wish, "firstDay" | "lastDay">) => void;
  readonly onClose: () => void;
}

/** From which day to which; each may be left open. */
export function DaysDialog({ wish, onChoose, onClose }: DaysDialogProps) {
  const t = useTexts(searchTexts);
  const formId = useId();
  const [first, setFirst] = useState(wish.firstDay ?? "");
  const [last, setLast] = useState(wish.lastDay ?? "");
  const choose = (event: FormEvent) => {
    event.preventDefault();
    onChoose({ firstDay: first || null, lastDay: last || null });
    onClose();
  };
  return (
    <Dialog
      isOpen
      width="small"
      onClose={onClose}
      title={t("when")}
      actions={
        <>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button tone="primary" type="submit" form={formId}>
            {t("apply")}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={choose} className="grid grid-cols-2 gap-3">
        <TextField
          label={t("firstDay")}
          type="date"
          value={first}
          {...(last && { max: last })}
          onChange={(event) => setFirst(event.target.value)}
        />
        <TextField
          label={t("lastDay")}
          type="date"
          value={last}
          {...(first && { min: first })}
          onChange={(event) => setLast(event.target.value)}
        />
      </form>
    </Dialog>
  );
}
