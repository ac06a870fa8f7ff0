import { useTexts } from "../../i18n/use-texts.ts";
import { ConfirmDialog, toast } from "../../ui/index.ts";
import { block, orSay, unblock } from "./acts.ts";
import { contactsTexts } from "./texts.ts";

interface BlockDialogProps {
  readonly accountId: string;
  readonly name: string;
  readonly onClose: () => void;
}

/** Says what a block does before it is made. */
export function BlockDialog({ accountId, name, onClose }: BlockDialogProps) {
  const t = useTexts(contactsTexts);
  const confirm = async () => {
    await block(accountId);
    toast({
      title: t("blocked", { name }),
      action: { label: t("unblock"), onSelect: () => orSay(unblock(accountId)) },
    });
  };
  return (
    <ConfirmDialog
      title={t("blockTitle", { name })}
      detail={t("blockDetail", { name })}
      act={t("blockAct")}
      onConfirm={confirm}
      onClose={onClose}
    />
  );
}
