import { Archive, LogOut, Pencil, UserPlus } from "lucide-react";
import { useState } from "react";
import { useLocation } from "wouter";
import { removeBubblePicture } from "../../../../src/protocol/bubbles.ts";
import { type Conversation, removeMember } from "../../../../src/protocol/conversations.ts";
import { call } from "../../../api/index.ts";
import { useFormat, useTexts } from "../../../i18n/use-texts.ts";
import { Avatar, Button, ConfirmDialog, IconButton, Menu, SectionHeader, toastFailure } from "../../../ui/index.ts";
import { PictureDialog } from "../../accounts/profile/picture-dialog.tsx";
import { mayLeave, mayTend, roleOf } from "../bubble-rules.ts";
import { withoutConversation } from "../conversation-state.ts";
import { EditBubbleDialog } from "../edit-bubble-dialog.tsx";
import { OwnPlace } from "../folders/own-place.tsx";
import { MemberList } from "../member-list.tsx";
import { changeConversations, keepConversation, ownId } from "../store.ts";
import { conversationTexts } from "../texts.ts";
import { sendBubblePicture } from "./bubble-picture.ts";
import { BubbleEnd, BubbleSettings } from "./bubble-settings.tsx";
import { bubbleTexts } from "./bubble-texts.ts";
import { OutsiderList } from "./outsider-list.tsx";
import { PeopleDialog } from "./people-dialog.tsx";
import { useOutsiders } from "./use-outsiders.ts";

type Asking = "edit" | "add" | "leave" | "picture";

/** What a bubble is, who is in it, what holds there, and how one leaves it. */
export function BubbleDetails({ conversation }: { conversation: Conversation }) {
  const t = useTexts(conversationTexts);
  const [, navigate] = useLocation();
  const [asking, setAsking] = useState<Asking>();
  const selfId = ownId();
  const role = roleOf(conversation, selfId);
  const isInUse = conversation.bubble?.archivedAt == null;
  const mayChange = mayTend(role) && isInUse;
  const { outsiders, put } = useOutsiders(conversation.id, mayTend(role));
  const close = () => setAsking(undefined);

  const leave = async () => {
    await call(removeMember, { params: { conversationId: conversation.id, accountId: selfId } });
    changeConversations((all) => withoutConversation(all, conversation.id));
    navigate("/bubbles");
  };
  const memberCount = conversation.members.filter((member) => member.role !== "guest").length;

  return (
    <>
      <BubbleHead conversation={conversation} mayChange={mayChange} onAsk={setAsking} />
      <OwnPlace conversation={conversation} />
      <section className="px-2">
        <SectionHeader
          title={t("members", { count: conversation.members.length })}
          action={
            mayChange && (
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
        <OutsiderList conversation={conversation} outsiders={outsiders} onChange={put} />
      </section>
      <BubbleSettings conversation={conversation} />
      <BubbleEnd
        conversation={conversation}
        leave={
          mayLeave(role, memberCount) && (
            <Button
              tone="plainDanger"
              icon={<LogOut aria-hidden="true" className="size-4" />}
              onClick={() => setAsking("leave")}
            >
              {t("leave")}
            </Button>
          )
        }
      />
      {asking === "edit" && <EditBubbleDialog conversation={conversation} onClose={close} />}
      {asking === "add" && <PeopleDialog conversation={conversation} onInvited={put} onClose={close} />}
      {asking === "picture" && <BubblePictureDialog conversation={conversation} onClose={close} />}
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

interface BubbleHeadProps {
  readonly conversation: Conversation;
  readonly mayChange: boolean;
  readonly onAsk: (asking: Asking) => void;
}

function BubbleHead({ conversation, mayChange, onAsk }: BubbleHeadProps) {
  const t = useTexts(conversationTexts);
  const texts = useTexts(bubbleTexts);
  const format = useFormat();
  const { bubble } = conversation;
  const removePicture = async () =>
    keepConversation(await call(removeBubblePicture, { params: { conversationId: conversation.id } }));
  return (
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
      {bubble?.archivedAt != null && (
        <p className="flex items-center gap-1.5 rounded-full bg-surface-3 px-3 py-1 text-sm text-text-2">
          <Archive aria-hidden="true" className="size-3.5" />
          {texts("archived")}
        </p>
      )}
      {mayChange && (
        <Menu
          align="start"
          trigger={
            <Button size="small" icon={<Pencil aria-hidden="true" className="size-4" />}>
              {t("edit")}
            </Button>
          }
          entries={[
            { label: t("edit"), onSelect: () => onAsk("edit") },
            { label: texts(bubble?.picture ? "changePicture" : "setPicture"), onSelect: () => onAsk("picture") },
            ...(bubble?.picture
              ? [{ label: texts("removePicture"), onSelect: () => void removePicture().catch(toastFailure) }]
              : []),
          ]}
        />
      )}
    </div>
  );
}

function BubblePictureDialog({ conversation, onClose }: { conversation: Conversation; onClose: () => void }) {
  const texts = useTexts(bubbleTexts);
  return (
    <PictureDialog
      isOpen
      title={texts("picture")}
      onClose={onClose}
      onCut={async (picture) => {
        keepConversation(await sendBubblePicture(conversation.id, picture));
        onClose();
      }}
    />
  );
}
