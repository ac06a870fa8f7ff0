import { useState } from "react";
import { type Conversation, changeRole } from "../../../../src/protocol/conversations.ts";
import { call } from "../../../api/index.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { Button, ConfirmDialog, Notice } from "../../../ui/index.ts";
import { keepConversation, ownId } from "../store.ts";
import { bubbleTexts } from "./bubble-texts.ts";

/** To a moderator: nobody can sign in as the organiser, and what they can do about it. */
export function TakeOver({ conversation }: { conversation: Conversation }) {
  const t = useTexts(bubbleTexts);
  const [isAsking, setAsking] = useState(false);
  if (!conversation.own.organiserIsAway) return null;
  const params = { conversationId: conversation.id, accountId: ownId() };
  const take = async () => keepConversation(await call(changeRole, { params, body: { role: "organiser" } }));
  return (
    <div className="px-5 pb-4">
      <Notice tone="warning" title={t("organiserAway")}>
        <p className="pt-0.5 pb-2">{t("organiserAwayDetail")}</p>
        <Button size="small" onClick={() => setAsking(true)}>
          {t("takeOver")}
        </Button>
      </Notice>
      {isAsking && (
        <ConfirmDialog
          title={t("takeOverTitle", { name: conversation.name })}
          detail={t("takeOverDetail")}
          act={t("takeOver")}
          isDangerous={false}
          onConfirm={take}
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  );
}
