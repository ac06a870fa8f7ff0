import { Ban, Ellipsis, FolderOpen, MessageSquare, Star, StarOff, UserMinus } from "lucide-react";
import { useLocation } from "wouter";
import type { Contact } from "../../../src/protocol/contacts.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { IconButton, Menu } from "../../ui/index.ts";
import { writeTo } from "../directory/index.ts";
import { orSay, setFavourite } from "./acts.ts";
import { useContactDialogs } from "./contact-dialogs.tsx";
import { contactsTexts } from "./texts.ts";

interface ContactMenuProps {
  readonly contact: Contact;
  readonly name: string;
  /** Where one is about to write to them anyway. */
  readonly withoutWriting?: boolean;
}

/** All one can do with a contact. */
export function ContactMenu({ contact, name, withoutWriting = false }: ContactMenuProps) {
  const t = useTexts(contactsTexts);
  const [, navigate] = useLocation();
  const { accountId, isFavourite } = contact;
  const { openDialog, dialog } = useContactDialogs(accountId, name);
  const write = {
    label: t("write"),
    icon: <MessageSquare className="size-4" />,
    onSelect: () => void writeTo(accountId, navigate),
  };
  return (
    <>
      <Menu
        entries={[
          ...(withoutWriting ? [] : [write]),
          {
            label: t(isFavourite ? "removeFavourite" : "addFavourite"),
            icon: isFavourite ? <StarOff className="size-4" /> : <Star className="size-4" />,
            onSelect: () => orSay(setFavourite(accountId, !isFavourite)),
          },
          {
            label: t("chooseGroups"),
            icon: <FolderOpen className="size-4" />,
            onSelect: () => openDialog("groups"),
          },
          null,
          {
            label: t("removeContact"),
            icon: <UserMinus className="size-4" />,
            onSelect: () => openDialog("remove"),
          },
          {
            label: t("block"),
            icon: <Ban className="size-4" />,
            isDangerous: true,
            onSelect: () => openDialog("block"),
          },
        ]}
        trigger={
          <IconButton label={t("actionsFor", { name })} icon={<Ellipsis aria-hidden="true" className="size-5" />} />
        }
      />
      {dialog}
    </>
  );
}
