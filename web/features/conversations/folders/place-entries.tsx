import { FolderClosed, FolderPlus, Star, StarOff } from "lucide-react";
import type { Conversation } from "../../../../src/protocol/conversations.ts";
import type { ConversationFolder } from "../../../../src/protocol/folders.ts";
import { translator } from "../../../i18n/catalogue.ts";
import { currentLanguage } from "../../../i18n/language.ts";
import { type MenuEntries, toastFailure } from "../../../ui/index.ts";
import { folderTexts } from "./folder-texts.ts";
import { place } from "./folders-store.ts";

/** What a chat's or bubble's menu offers about its place in one's own list. */
export function placeEntries(
  conversation: Conversation,
  folders: readonly ConversationFolder[],
  onNewFolder: (conversation: Conversation) => void,
): MenuEntries {
  const t = translator(folderTexts, currentLanguage());
  const { isFavourite = false, folderId } = conversation.own;
  const put = (where: Parameters<typeof place>[1]) => void place(conversation, where).catch(toastFailure);
  return [
    {
      label: t(isFavourite ? "removeFavourite" : "addFavourite"),
      icon: isFavourite ? <StarOff aria-hidden="true" /> : <Star aria-hidden="true" />,
      onSelect: () => put({ isFavourite: !isFavourite }),
    },
    null,
    ...folders.map(({ id, name }) => ({
      label: name,
      icon: <FolderClosed aria-hidden="true" />,
      isChosen: id === folderId,
      onSelect: () => put({ folderId: id === folderId ? null : id }),
    })),
    {
      label: t("newFolder"),
      icon: <FolderPlus aria-hidden="true" />,
      onSelect: () => onNewFolder(conversation),
    },
  ];
}
