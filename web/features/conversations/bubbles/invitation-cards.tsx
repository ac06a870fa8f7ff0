import { useState } from "react";
import { useLocation } from "wouter";
import type { BubbleInvitation } from "../../../../src/protocol/bubbles.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { Avatar, Button, toast, toastFailure } from "../../../ui/index.ts";
import { nameOf, usePerson } from "../../directory/index.ts";
import { bubbleListTexts } from "./list-texts.ts";
import { answerInvitation, useBubbleInvitations } from "./invitations-store.ts";

/** Above the list: bubbles that one is asked into. */
export function InvitationCards() {
  const t = useTexts(bubbleListTexts);
  const { invitations } = useBubbleInvitations();
  if (invitations.length === 0) return null;
  return (
    <ul aria-label={t("invitations", { count: invitations.length })} className="flex flex-col gap-2 px-4 pb-2">
      {invitations.map((invitation) => (
        <InvitationCard key={invitation.conversationId} invitation={invitation} />
      ))}
    </ul>
  );
}

function InvitationCard({ invitation }: { invitation: BubbleInvitation }) {
  const t = useTexts(bubbleListTexts);
  const [, navigate] = useLocation();
  const inviter = usePerson(invitation.invitedById);
  const [answering, setAnswering] = useState<"accept" | "refuse">();
  const { conversationId, name, memberCount, newcomersSee } = invitation;
  const answer = async (said: "accept" | "refuse") => {
    setAnswering(said);
    try {
      await answerInvitation(conversationId, said);
      if (said === "refuse") return;
      toast({ title: t("accepted", { name }), tone: "success" });
      navigate(`/chat/${conversationId}`);
    } catch (thrown) {
      toastFailure(thrown);
      setAnswering(undefined);
    }
  };
  return (
    <li className="flex flex-col gap-3 rounded-large border border-line bg-surface-2 p-3">
      <div className="flex items-start gap-3">
        <Avatar id={conversationId} name={name} kind="bubble" />
        <div className="min-w-0 flex-1">
          <p className="text-sm text-text-3">{t("invitation")}</p>
          <p dir="auto" className="font-semibold [overflow-wrap:anywhere]">
            {name}
          </p>
          <p dir="auto" className="text-sm text-text-2 [overflow-wrap:anywhere]">
            {t("invitationDetail", { name: nameOf(inviter), members: t("members", { count: memberCount }) })}
          </p>
          <p className="text-sm text-text-3">{t(newcomersSee === "all" ? "seesAll" : "seesNone")}</p>
        </div>
      </div>
      <div className="flex gap-2">
        <Button
          size="small"
          tone="primary"
          isBusy={answering === "accept"}
          disabled={answering !== undefined}
          onClick={() => void answer("accept")}
        >
          {t("accept")}
        </Button>
        <Button
          size="small"
          isBusy={answering === "refuse"}
          disabled={answering !== undefined}
          onClick={() => void answer("refuse")}
        >
          {t("refuse")}
        </Button>
      </div>
    </li>
  );
}
