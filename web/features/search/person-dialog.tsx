import { useState } from "react";
import { useTexts } from "../../i18n/use-texts.ts";
import { Button, Dialog } from "../../ui/index.ts";
import { PeoplePicker } from "../directory/index.ts";
import { searchTexts } from "./texts.ts";

interface PersonDialogProps {
  readonly chosen: readonly string[];
  readonly onChoose: (ids: readonly string[]) => void;
  readonly onClose: () => void;
}

/** Whose messages are searched. */
export function PersonDialog({ chosen, onChoose, onClose }: PersonDialogProps) {
  const t = useTexts(searchTexts);
  const [ids, setIds] = useState<readonly string[]>(chosen);
  const choose = () => {
    onChoose(ids);
    onClose();
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t("whoFrom")}
      actions={
        <>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button tone="primary" onClick={choose}>
            {t("apply")}
          </Button>
        </>
      }
    >
      <PeoplePicker label={t("from")} chosenIds={ids} onChange={setIds} withoutIds={[]} />
    </Dialog>
  );
}
