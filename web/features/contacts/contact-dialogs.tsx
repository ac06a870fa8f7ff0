import { useState } from "react";
import { useTexts } from "../../i18n/use-texts.ts";
import { ConfirmDialog } from "../../ui/index.ts";
import { removeContact } from "./acts.ts";
import { BlockDialog } from "./block-dialog.tsx";
import { ChooseGroupsDialog } from "./choose-groups-dialog.tsx";
import { InviteDialog } from "./invite-dialog.tsx";
import { contactsTexts } from "./texts.ts";

export type ContactDialog = "invite" | "groups" | "remove" | "block";

/** The dialogs that acts on one person open, wherever their buttons stand. */
export function useContactDialogs(accountId: string, name: string) {
  const t = useTexts(contactsTexts);
  const [open, setOpen] = useState<ContactDialog>();
  const onClose = () => setOpen(undefined);
  const dialog = {
    invite: <InviteDialog person={{ accountId, name }} onClose={onClose} />,
    groups: <ChooseGroupsDialog accountId={accountId} name={name} onClose={onClose} />,
    block: <BlockDialog accountId={accountId} name={name} onClose={onClose} />,
    remove: (
      <ConfirmDialog
        title={t("removeTitle", { name })}
        detail={t("removeDetail", { name })}
        act={t("removeContact")}
        onConfirm={async () => void (await removeContact(accountId))}
        onClose={onClose}
      />
    ),
  };
  return { openDialog: setOpen, dialog: open && dialog[open] };
}
