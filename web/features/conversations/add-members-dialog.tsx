import { useState } from "react";
import { addMembers, type Conversation } from "../../../src/protocol/conversations.ts";
import { type ApiFailure, asFailure, call, wordsOf } from "../../api/index.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { Button, Dialog, Notice, uiTexts } from "../../ui/index.ts";
import { PeoplePicker } from "../directory/index.ts";
import { keepConversation } from "./store.ts";
import { conversationTexts } from "./texts.ts";

export function AddMembersDialog({ conversation, onClose }: { conversation: Conversation; onClose: () => void }) {
  const t = useTexts(conversationTexts);
  const ui = useTexts(uiTexts);
  const [chosen, setChosen] = useState<string[]>([]);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ApiFailure>();
  const add = async () => {
    setBusy(true);
    setFailure(undefined);
    try {
      keepConversation(
        await call(addMembers, { params: { conversationId: conversation.id }, body: { accountIds: chosen } }),
      );
      onClose();
    } catch (thrown) {
      setFailure(asFailure(thrown));
      setBusy(false);
    }
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t("addMembers")}
      actions={
        <>
          <Button tone="plain" onClick={onClose}>
            {ui("cancel")}
          </Button>
          <Button tone="primary" disabled={chosen.length === 0} isBusy={isBusy} onClick={() => void add()}>
            {t("add")}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        <PeoplePicker
          label={t("people")}
          chosenIds={chosen}
          onChange={setChosen}
          withoutIds={conversation.members.map((member) => member.accountId)}
        />
        {failure && (
          <Notice tone="danger" title={wordsOf(failure.problem).title}>
            {wordsOf(failure.problem).cure}
          </Notice>
        )}
      </div>
    </Dialog>
  );
}
