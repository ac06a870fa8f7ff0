import { useState } from "react";
import { useTexts } from "../../i18n/use-texts.ts";
import { Button, Checkbox, Dialog, Select, TextField, uiTexts } from "../../ui/index.ts";
import { FailureNotice } from "../accounts/failure-notice.tsx";
import { useAct } from "../accounts/use-act.ts";
import { guestsTexts } from "./texts.ts";

export interface LinkWishes {
  readonly validHours: number | null;
  readonly maxUses: number | null;
  readonly maxGuests: number | null;
  readonly hasWaitingRoom: boolean;
}

const hours = ["1", "8", "24", "168", "720"] as const;
const guests = ["1", "5", "10", "25"] as const;
const mostUses = 1000;
const none = "none";
const numberOf = (chosen: string) => (chosen === none ? null : Number(chosen));
const dayHours = 24;

interface LinkDialogProps {
  readonly isRenewing: boolean;
  readonly onMake: (wishes: LinkWishes) => Promise<void>;
  readonly onClose: () => void;
}

/** What a new guest link lets in, and how. */
export function LinkDialog({ isRenewing, onMake, onClose }: LinkDialogProps) {
  const t = useTexts(guestsTexts);
  const ui = useTexts(uiTexts);
  const [validHours, setValidHours] = useState<(typeof hours)[number] | typeof none>("24");
  const [maxGuests, setMaxGuests] = useState<(typeof guests)[number] | typeof none>(none);
  const [uses, setUses] = useState("");
  const [hasWaitingRoom, setWaitingRoom] = useState(true);
  const act = useAct();
  const maxUses = uses.trim() === "" ? null : Number(uses);
  const areUsesRight = maxUses === null || (Number.isInteger(maxUses) && maxUses >= 1 && maxUses <= mostUses);
  const make = async () => {
    const wishes = { validHours: numberOf(validHours), maxGuests: numberOf(maxGuests), maxUses, hasWaitingRoom };
    if (await act.run(() => onMake(wishes))) onClose();
  };
  const span = (value: string) => {
    const count = Number(value);
    return count > dayHours ? t("days", { count: count / dayHours }) : t("hours", { count });
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t("makeTitle")}
      description={isRenewing ? t("renewDetail") : t("makeDetail")}
      width="small"
      actions={
        <>
          <Button tone="plain" onClick={onClose}>
            {ui("cancel")}
          </Button>
          <Button tone="primary" isBusy={act.isBusy} disabled={!areUsesRight} onClick={() => void make()}>
            {t(isRenewing ? "renewLink" : "makeLink")}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <FailureNotice failure={act.failure} />
        <Select
          label={t("validFor")}
          value={validHours}
          onChange={setValidHours}
          options={[...hours.map((value) => ({ value, label: span(value) })), { value: none, label: t("forever") }]}
        />
        <Select
          label={t("maxGuests")}
          value={maxGuests}
          onChange={setMaxGuests}
          options={[{ value: none, label: t("anyNumber") }, ...guests.map((value) => ({ value, label: value }))]}
        />
        <TextField
          label={t("maxUses")}
          hint={t("maxUsesHint")}
          {...(!areUsesRight && { error: t("maxUsesWrong", { most: mostUses }) })}
          inputMode="numeric"
          autoComplete="off"
          value={uses}
          onChange={({ target }) => setUses(target.value)}
        />
        <Checkbox label={t("waitingRoom")} isChecked={hasWaitingRoom} onChange={setWaitingRoom} />
      </div>
    </Dialog>
  );
}
