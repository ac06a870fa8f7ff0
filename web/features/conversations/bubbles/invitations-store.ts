import { create } from "zustand";
import {
  answerBubbleInvitation,
  type BubbleInvitation,
  listBubbleInvitations,
} from "../../../../src/protocol/bubbles.ts";
import { call, socket } from "../../../api/index.ts";
import { wantPeople } from "../../directory/index.ts";

/** Bubbles that wait for one's answer, the newest first. */
export const useBubbleInvitations = create<{ readonly invitations: readonly BubbleInvitation[] }>(() => ({
  invitations: [],
}));

function keep(invitations: readonly BubbleInvitation[]): void {
  wantPeople(invitations.map(({ invitedById }) => invitedById));
  useBubbleInvitations.setState({ invitations });
}

const without = (conversationId: string) =>
  useBubbleInvitations.getState().invitations.filter((one) => one.conversationId !== conversationId);

export const startBubbleInvitations = (): (() => void) => {
  const stop = socket().onEvent("bubbleInvitation.changed", ({ conversationId, invitation }) =>
    keep([...(invitation ? [invitation] : []), ...without(conversationId)]),
  );
  return () => {
    stop();
    keep([]);
  };
};

export const syncBubbleInvitations = async (): Promise<void> => keep((await call(listBubbleInvitations)).invitations);

export async function answerInvitation(conversationId: string, answer: "accept" | "refuse"): Promise<void> {
  await call(answerBubbleInvitation, { params: { conversationId }, body: { answer } });
  keep(without(conversationId));
}
