import { UserPlus } from "lucide-react";
import { useState } from "react";
import type { PeopleActionProps } from "../../app/feature.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { Button, IconButton, LockedIconButton, useLock } from "../../ui/index.ts";
import { InviteDialog } from "./invite-dialog.tsx";
import { contactsTexts } from "./texts.ts";

/** Above the people list, and where nobody is found: somebody may not be here yet. */
export function InviteAction({ hasRoom }: PeopleActionProps) {
  const t = useTexts(contactsTexts);
  const lock = useLock("invitePeople");
  const [isOpen, setOpen] = useState(false);
  const button = { label: t("inviteSomebody"), icon: <UserPlus aria-hidden="true" className="size-5" /> };
  if (lock) return <LockedIconButton {...button} because={lock} tooltipSide="bottom" />;
  return (
    <>
      {hasRoom ? (
        <Button icon={button.icon} onClick={() => setOpen(true)}>
          {button.label}
        </Button>
      ) : (
        <IconButton {...button} tooltipSide="bottom" onClick={() => setOpen(true)} />
      )}
      {isOpen && <InviteDialog onClose={() => setOpen(false)} />}
    </>
  );
}
