import { useState } from "react";
import { inviteToBubble, type Outsider } from "../../../../src/protocol/bubbles.ts";
import { addMembers, type Conversation } from "../../../../src/protocol/conversations.ts";
import { type ApiFailure, asFailure, call, wordsOf } from "../../../api/index.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { Button, Dialog, Notice, RadioList, toast, uiTexts } from "../../../ui/index.ts";
import { PeoplePicker } from "../../directory/index.ts";
import { keepConversation } from "../store.ts";
import { conversationTexts } from "../texts.ts";
import { bubbleTexts } from "./bubble-texts.ts";

interface PeopleDialogProps {
  readonly conversation: Conversation;
  readonly onInvited: (outsiders: readonly Outsider[]) => void;
  readonly onClose: () => void;
}

/** Brings people into a bubble: at once, or with their word. What they will see of what was said before stands below. */
export function PeopleDialog({ conversation, onInvited, onClose }: PeopleDialogProps) {
  const t = useTexts(bubbleTexts);
  const texts = useTexts(conversationTexts);
  const ui = useTexts(uiTexts);
  const [how, setHow] = useState<"add" | "invite">("add");
  const [chosen, setChosen] = useState<string[]>([]);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ApiFailure>();
  const bring = async () => {
    setBusy(true);
    setFailure(undefined);
    try {
      const asked = { params: { conversationId: conversation.id }, body: { accountIds: chosen } };
      if (how === "add") keepConversation(await call(addMembers, asked));
      else {
        onInvited((await call(inviteToBubble, asked)).outsiders);
        toast({ title: t("invitedToast", { count: chosen.length }), tone: "success" });
      }
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
      title={t("addPeople")}
      actions={
        <>
          <Button tone="plain" onClick={onClose}>
            {ui("cancel")}
          </Button>
          <Button tone="primary" disabled={chosen.length === 0} isBusy={isBusy} onClick={() => void bring()}>
            {how === "add" ? texts("add") : t("invite")}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <RadioList
          label={t("how")}
          isLabelHidden
          value={how}
          onChange={setHow}
          options={[
            { value: "add", label: t("addAtOnce"), detail: t("addAtOnceDetail") },
            { value: "invite", label: t("invite"), detail: t("inviteDetail") },
          ]}
        />
        <PeoplePicker
          label={texts("people")}
          chosenIds={chosen}
          onChange={setChosen}
          withoutIds={conversation.members.map((member) => member.accountId)}
        />
        <p className="text-sm text-text-3">
          {t("historyLabel")}: {t(conversation.bubble?.newcomersSee === "none" ? "historyNone" : "historyAll")}
        </p>
        {failure && (
          <Notice tone="danger" title={wordsOf(failure.problem).title}>
            {wordsOf(failure.problem).cure}
          </Notice>
        )}
      </div>
    </Dialog>
  );
}
