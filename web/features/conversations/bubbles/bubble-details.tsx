import { Archive, Camera, Pencil, UserPlus } from "lucide-react";
import { useState } from "react";
import { removeBubblePicture } from "../../../../src/protocol/bubbles.ts";
import type { Conversation } from "../../../../src/protocol/conversations.ts";
import { call } from "../../../api/index.ts";
import { useFormat, useTexts } from "../../../i18n/use-texts.ts";
import { Avatar, Button, IconButton, Menu, SectionHeader, toastFailure } from "../../../ui/index.ts";
import { PictureDialog } from "../../accounts/profile/picture-dialog.tsx";
import { mayTend, roleOf } from "../bubble-rules.ts";
import { EditBubbleDialog } from "../edit-bubble-dialog.tsx";
import { OwnPlace } from "../folders/own-place.tsx";
import { MemberList } from "../member-list.tsx";
import { keepConversation, ownId } from "../store.ts";
import { conversationTexts } from "../texts.ts";
import { sendBubblePicture } from "./bubble-picture.ts";
import { BubbleSettings } from "./bubble-settings.tsx";
import { bubbleTexts } from "./bubble-texts.ts";
import { OutsiderList } from "./outsider-list.tsx";
import { PeopleDialog } from "./people-dialog.tsx";
import { TakeOver } from "./take-over.tsx";
import { useOutsiders } from "./use-outsiders.ts";

type Asking = "edit" | "add" | "picture";

/** What a bubble is, who is in it, and what holds there. */
export function BubbleDetails({ conversation }: { conversation: Conversation }) {
  const t = useTexts(conversationTexts);
  const [asking, setAsking] = useState<Asking>();
  const selfId = ownId();
  const role = roleOf(conversation, selfId);
  const isInUse = conversation.bubble?.archivedAt == null;
  const mayChange = mayTend(role) && isInUse;
  const { outsiders, put } = useOutsiders(conversation.id, mayTend(role));
  const close = () => setAsking(undefined);

  return (
    <>
      <BubbleHead conversation={conversation} mayChange={mayChange} onAsk={setAsking} />
      <TakeOver conversation={conversation} />
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
      {asking === "edit" && <EditBubbleDialog conversation={conversation} onClose={close} />}
      {asking === "add" && <PeopleDialog conversation={conversation} onInvited={put} onClose={close} />}
      {asking === "picture" && <BubblePictureDialog conversation={conversation} onClose={close} />}
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
  return (
    <div className="flex flex-col items-center gap-3 px-6 pt-2 pb-4 text-center">
      <div className="relative">
        <Avatar id={conversation.id} name={conversation.name} kind="bubble" size="huge" />
        {mayChange && (
          <div className="absolute -right-3 -bottom-2">
            <PictureButton conversation={conversation} onChoose={() => onAsk("picture")} />
          </div>
        )}
      </div>
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
        <Button size="small" icon={<Pencil aria-hidden="true" className="size-4" />} onClick={() => onAsk("edit")}>
          {t("edit")}
        </Button>
      )}
    </div>
  );
}

/** Sets the picture; where there is one, asks what to do with it. */
function PictureButton({ conversation, onChoose }: { conversation: Conversation; onChoose: () => void }) {
  const texts = useTexts(bubbleTexts);
  const remove = async () =>
    keepConversation(await call(removeBubblePicture, { params: { conversationId: conversation.id } }));
  const hasPicture = conversation.bubble?.picture != null;
  const button = (
    <IconButton
      size="small"
      tone="solid"
      label={texts(hasPicture ? "changePicture" : "setPicture")}
      icon={<Camera aria-hidden="true" className="size-4" />}
      className="rounded-full ring-2 ring-surface-1"
      {...(!hasPicture && { onClick: onChoose })}
    />
  );
  if (!hasPicture) return button;
  return (
    <Menu
      align="start"
      trigger={button}
      entries={[
        { label: texts("changePicture"), onSelect: onChoose },
        { label: texts("removePicture"), onSelect: () => void remove().catch(toastFailure) },
      ]}
    />
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
