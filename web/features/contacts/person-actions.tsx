import { Ban, Ellipsis, Star, Undo2, UserPlus } from "lucide-react";
import { useTexts } from "../../i18n/use-texts.ts";
import { Button, IconButton, Locked, Menu, useLock } from "../../ui/index.ts";
import { orSay, setFavourite, unblock, withdraw } from "./acts.ts";
import { useContactDialogs } from "./contact-dialogs.tsx";
import { ContactMenu } from "./contact-menu.tsx";
import { AnswerButtons } from "./invitations-view.tsx";
import { useStanding } from "./store.ts";
import { contactsTexts } from "./texts.ts";
import { useName } from "./use-name.ts";

/** On a person's page and in the details of one's chat with them: what they are to one, and the next step from there. */
export function PersonActions({ accountId }: { accountId: string }) {
  const t = useTexts(contactsTexts);
  const name = useName(accountId);
  const standing = useStanding(accountId);
  const lock = useLock("invitePeople");
  const { openDialog, dialog } = useContactDialogs(accountId, name);
  if (standing.kind === "contact") {
    const { contact } = standing;
    return (
      <span className="flex flex-wrap items-center gap-1">
        <IconButton
          label={t(contact.isFavourite ? "removeFavourite" : "addFavourite")}
          aria-pressed={contact.isFavourite}
          tone={contact.isFavourite ? "on" : "plain"}
          icon={<Star aria-hidden="true" className="size-5" fill={contact.isFavourite ? "currentColor" : "none"} />}
          onClick={() => orSay(setFavourite(accountId, !contact.isFavourite))}
        />
        <ContactMenu contact={contact} name={name} withoutWriting />
      </span>
    );
  }
  if (standing.kind === "blocked")
    return (
      <Button icon={<Undo2 aria-hidden="true" className="size-4" />} onClick={() => orSay(unblock(accountId))}>
        {t("unblock")}
      </Button>
    );
  const blockEntry = {
    label: t("block"),
    icon: <Ban className="size-4" />,
    isDangerous: true,
    onSelect: () => openDialog("block"),
  };
  return (
    <span className="flex flex-wrap items-center gap-2">
      {standing.kind === "invitedYou" && <AnswerButtons invitation={standing.invitation} />}
      {standing.kind === "invited" && (
        <>
          <span className="text-text-2">{t("invitedState")}</span>
          <Button size="small" onClick={() => orSay(withdraw(standing.invitation.id))}>
            {t("withdraw")}
          </Button>
        </>
      )}
      {standing.kind === "none" &&
        (lock ? (
          <Locked because={lock}>{t("inviteLocked")}</Locked>
        ) : (
          <Button icon={<UserPlus aria-hidden="true" className="size-4" />} onClick={() => openDialog("invite")}>
            {t("addContact")}
          </Button>
        ))}
      <Menu
        entries={[blockEntry]}
        trigger={
          <IconButton label={t("actionsFor", { name })} icon={<Ellipsis aria-hidden="true" className="size-5" />} />
        }
      />
      {dialog}
    </span>
  );
}
