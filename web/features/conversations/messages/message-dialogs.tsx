import type { Conversation } from "../../../../src/protocol/conversations.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { EmojiDialog } from "../../../ui/emoji/index.ts";
import { ConfirmDialog } from "../../../ui/index.ts";
import { MarksDialog } from "../marks-dialog.tsx";
import { ownId } from "../store.ts";
import { deleteForAll, react } from "./act.ts";
import { closeAsked, useOpened } from "./asked.ts";
import { ForwardDialog } from "./forward-dialog.tsx";
import { messageTexts } from "./message-texts.ts";
import { AcknowledgementsDialog, ReactionsDialog } from "./people-dialogs.tsx";
import { VersionsDialog } from "./versions-dialog.tsx";

/** The dialog that somebody opened about a message of this conversation. */
export function MessageDialogs({ conversation }: { conversation: Conversation }) {
  const t = useTexts(messageTexts);
  const asked = useOpened((opened) => opened.asked);
  if (asked?.message.conversationId !== conversation.id) return null;
  const { about, message } = asked;
  const props = { conversation, message, onClose: closeAsked };
  switch (about) {
    case "forward":
      return <ForwardDialog message={message} onClose={closeAsked} />;
    case "versions":
      return <VersionsDialog message={message} onClose={closeAsked} />;
    case "reactions":
      return <ReactionsDialog {...props} />;
    case "acknowledgements":
      return <AcknowledgementsDialog {...props} />;
    case "marks":
      return <MarksDialog {...props} selfId={ownId()} />;
    case "emoji":
      return <EmojiDialog isOpen onClose={closeAsked} onPick={(emoji) => void react(message, emoji)} />;
    case "delete":
      return (
        <ConfirmDialog
          title={t("deleteTitle")}
          detail={t("deleteDetail")}
          act={t("deleteForAll")}
          onConfirm={() => deleteForAll(message)}
          onClose={closeAsked}
        />
      );
  }
}
