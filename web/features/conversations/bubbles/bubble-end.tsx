import { Archive, ArchiveRestore, Copy, LogOut, Trash2 } from "lucide-react";
import { useState } from "react";
import { useLocation } from "wouter";
import { type Conversation, removeMember } from "../../../../src/protocol/conversations.ts";
import { call } from "../../../api/index.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { Button, ConfirmDialog, SectionHeader, toastFailure } from "../../../ui/index.ts";
import { isOrganiser, mayLeave, roleOf } from "../bubble-rules.ts";
import { withoutConversation } from "../conversation-state.ts";
import { NewBubbleDialog } from "../new-bubble-dialog.tsx";
import { changeConversations, ownId } from "../store.ts";
import { conversationTexts } from "../texts.ts";
import { bubbleTexts } from "./bubble-texts.ts";
import { changeRules } from "./change-rules.ts";
import { DeleteDialog } from "./delete-dialog.tsx";

/** At the end of a bubble's details: another like this one, putting it away and taking it out, leaving and deleting it. */
export function BubbleEnd({ conversation }: { conversation: Conversation }) {
  const t = useTexts(bubbleTexts);
  const texts = useTexts(conversationTexts);
  const [, navigate] = useLocation();
  const [asking, setAsking] = useState<"archive" | "delete" | "copy" | "leave">();
  const selfId = ownId();
  const role = roleOf(conversation, selfId);
  const memberCount = conversation.members.filter((member) => member.role !== "guest").length;
  const isArchived = conversation.bubble?.archivedAt != null;
  const close = () => setAsking(undefined);
  const icon = "size-4";
  const leave = async () => {
    await call(removeMember, { params: { conversationId: conversation.id, accountId: selfId } });
    changeConversations((all) => withoutConversation(all, conversation.id));
    navigate("/bubbles");
  };
  return (
    <section className="px-2 pb-4">
      <SectionHeader title={t("danger")} />
      <div className="flex flex-col items-start gap-1 px-1">
        <Button tone="plain" icon={<Copy aria-hidden="true" className={icon} />} onClick={() => setAsking("copy")}>
          {t("likeThis")}
        </Button>
        {isOrganiser(role) &&
          (isArchived ? (
            <Button
              tone="plain"
              icon={<ArchiveRestore aria-hidden="true" className={icon} />}
              onClick={() => void changeRules(conversation, { isArchived: false }).catch(toastFailure)}
            >
              {t("restore")}
            </Button>
          ) : (
            <Button
              tone="plain"
              icon={<Archive aria-hidden="true" className={icon} />}
              onClick={() => setAsking("archive")}
            >
              {t("archive")}
            </Button>
          ))}
        {mayLeave(role, memberCount) && (
          <Button
            tone="plainDanger"
            icon={<LogOut aria-hidden="true" className={icon} />}
            onClick={() => setAsking("leave")}
          >
            {texts("leave")}
          </Button>
        )}
        {isOrganiser(role) && (
          <Button
            tone="plainDanger"
            icon={<Trash2 aria-hidden="true" className={icon} />}
            onClick={() => setAsking("delete")}
          >
            {t("deleteBubble")}
          </Button>
        )}
      </div>
      {asking === "archive" && (
        <ConfirmDialog
          title={t("archive")}
          detail={t("archiveDetail")}
          act={t("archive")}
          isDangerous={false}
          onConfirm={() => changeRules(conversation, { isArchived: true })}
          onClose={close}
        />
      )}
      {asking === "leave" && (
        <ConfirmDialog
          title={texts("leaveTitle", { name: conversation.name })}
          detail={texts("leaveDetail")}
          act={texts("leave")}
          onConfirm={leave}
          onClose={close}
        />
      )}
      {asking === "delete" && <DeleteDialog conversation={conversation} onClose={close} />}
      <NewBubbleDialog isOpen={asking === "copy"} onClose={close} like={conversation} />
    </section>
  );
}
