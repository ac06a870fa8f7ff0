import { ArrowLeft, LogOut, Pencil, UserPlus, X } from "lucide-react";
import { useState } from "react";
import { useLocation } from "wouter";
import { type Conversation, removeMember } from "../../../src/protocol/conversations.ts";
import { call } from "../../api/index.ts";
import { conversationSlots } from "../../app/slots.ts";
import { useFormat, useTexts } from "../../i18n/use-texts.ts";
import { Avatar, Button, ConfirmDialog, cx, IconButton, SectionHeader } from "../../ui/index.ts";
import { usePerson } from "../directory/index.ts";
import { usePresenceLine } from "../presence/index.ts";
import { AddMembersDialog } from "./add-members-dialog.tsx";
import { mayAddMembers, mayLeave, mayRename, roleOf } from "./bubble-rules.ts";
import { otherId, withoutConversation } from "./conversation-state.ts";
import { EditBubbleDialog } from "./edit-bubble-dialog.tsx";
import { MemberList } from "./member-list.tsx";
import { changeConversations, ownId } from "./store.ts";
import { conversationTexts } from "./texts.ts";

interface DetailsPaneProps {
  readonly conversation: Conversation;
  readonly title: string;
  /** Instead of the chat, where there is no room beside it. */
  readonly isOverlay: boolean;
  readonly onClose: () => void;
}

/** Who and what a conversation is, and what one may change about it. */
export function DetailsPane({ conversation, title, isOverlay, onClose }: DetailsPaneProps) {
  const t = useTexts(conversationTexts);
  return (
    <aside
      aria-label={t("details")}
      className={cx(
        "flex flex-col overflow-y-auto bg-surface-1",
        isOverlay ? "flex-1" : "w-90 shrink-0 border-line border-l",
      )}
    >
      <div className="flex h-16 shrink-0 items-center gap-2 px-3">
        {isOverlay && (
          <IconButton
            label={t("closeDetails")}
            icon={<ArrowLeft aria-hidden="true" className="size-5" />}
            onClick={onClose}
          />
        )}
        <h2 className="flex-1 px-1 font-semibold text-md">{t("details")}</h2>
        {!isOverlay && (
          <IconButton label={t("closeDetails")} icon={<X aria-hidden="true" className="size-5" />} onClick={onClose} />
        )}
      </div>
      <div className="mx-auto w-full max-w-2xl">
        {conversation.kind === "bubble" ? (
          <BubbleDetails conversation={conversation} />
        ) : (
          <PersonDetails conversation={conversation} title={title} />
        )}
        {conversationSlots().details.map((Section) => (
          <Section key={Section.displayName ?? Section.name} conversation={conversation} />
        ))}
      </div>
    </aside>
  );
}

function PersonDetails({ conversation, title }: { conversation: Conversation; title: string }) {
  const other = otherId(conversation, ownId());
  const person = usePerson(other);
  const { words, status } = usePresenceLine(other);
  return (
    <div className="flex flex-col items-center gap-3 px-6 pt-4 pb-6 text-center">
      <Avatar id={other ?? conversation.id} name={title} size="huge" />
      <div className="max-w-full">
        <p dir="auto" className="font-semibold text-lg [overflow-wrap:anywhere]">
          {title}
        </p>
        {words && <p className="text-sm text-text-2">{words}</p>}
        {status && (
          <p dir="auto" className="text-sm text-text-2 [overflow-wrap:anywhere]">
            {status}
          </p>
        )}
        {person?.companyName && <p className="text-text-2 [overflow-wrap:anywhere]">{person.companyName}</p>}
      </div>
    </div>
  );
}

type Asking = "edit" | "add" | "leave";

function BubbleDetails({ conversation }: { conversation: Conversation }) {
  const t = useTexts(conversationTexts);
  const format = useFormat();
  const [, navigate] = useLocation();
  const [asking, setAsking] = useState<Asking>();
  const selfId = ownId();
  const role = roleOf(conversation, selfId);
  const close = () => setAsking(undefined);

  const leave = async () => {
    await call(removeMember, { params: { conversationId: conversation.id, accountId: selfId } });
    changeConversations((all) => withoutConversation(all, conversation.id));
    navigate("/bubbles");
  };

  return (
    <>
      <div className="flex flex-col items-center gap-3 px-6 pt-2 pb-4 text-center">
        <Avatar id={conversation.id} name={conversation.name} kind="bubble" size="huge" />
        <div className="max-w-full">
          <p dir="auto" className="font-semibold text-lg [overflow-wrap:anywhere]">
            {conversation.name}
          </p>
          {conversation.topic && (
            <p dir="auto" className="text-text-2 [overflow-wrap:anywhere]">
              {conversation.topic}
            </p>
          )}
          <p className="pt-1 text-sm text-text-3">{t("createdAt", { date: format.date(conversation.createdAt) })}</p>
        </div>
        {mayRename(role) && (
          <Button
            size="small"
            icon={<Pencil aria-hidden="true" className="size-4" />}
            onClick={() => setAsking("edit")}
          >
            {t("edit")}
          </Button>
        )}
      </div>
      <section className="px-2">
        <SectionHeader
          title={t("members", { count: conversation.members.length })}
          action={
            mayAddMembers(role) && (
              <IconButton
                label={t("addMembers")}
                icon={<UserPlus aria-hidden="true" className="size-4" />}
                size="small"
                onClick={() => setAsking("add")}
              />
            )
          }
        />
        <MemberList conversation={conversation} />
      </section>
      {mayLeave(role, conversation.members.length) && (
        <div className="px-5 py-4">
          <Button
            tone="plainDanger"
            icon={<LogOut aria-hidden="true" className="size-4" />}
            onClick={() => setAsking("leave")}
          >
            {t("leave")}
          </Button>
        </div>
      )}
      {asking === "edit" && <EditBubbleDialog conversation={conversation} onClose={close} />}
      {asking === "add" && <AddMembersDialog conversation={conversation} onClose={close} />}
      {asking === "leave" && (
        <ConfirmDialog
          title={t("leaveTitle", { name: conversation.name })}
          detail={t("leaveDetail")}
          act={t("leave")}
          onConfirm={leave}
          onClose={close}
        />
      )}
    </>
  );
}
