import { create } from "zustand";
import type { Message, Urgency } from "../../../../src/protocol/conversations.ts";

/** What the writing box is for besides a new message. A thread's box has a place of its own. */
export interface Intent {
  readonly answers?: Message | undefined;
  readonly edits?: Message | undefined;
  readonly urgency?: Urgency | undefined;
}
const none: Intent = {};

export const boxOf = (conversationId: string, rootSeq?: number): string =>
  rootSeq === undefined ? conversationId : `${conversationId}/${rootSeq}`;

const useIntents = create<{ intents: Readonly<Record<string, Intent>>; wantsFocus: number }>(() => ({
  intents: {},
  wantsFocus: 0,
}));

export const useIntent = (box: string): Intent => useIntents(({ intents }) => intents[box] ?? none);
/** Changes each time a writing box is asked to take the focus. */
export const useWantsFocus = (): number => useIntents(({ wantsFocus }) => wantsFocus);
export const intentOf = (box: string): Intent => useIntents.getState().intents[box] ?? none;

export const intend = (box: string, intent: Intent): void =>
  useIntents.setState(({ intents, wantsFocus }) => ({
    intents: { ...intents, [box]: intent },
    wantsFocus: wantsFocus + 1,
  }));
/** Answering and urgency go together; editing is for itself. */
export const answer = (box: string, message: Message): void =>
  intend(box, { ...(intentOf(box).urgency && { urgency: intentOf(box).urgency }), answers: message });
export const startEditing = (box: string, message: Message): void => intend(box, { edits: message });
export const press = (box: string, urgency: Urgency | undefined): void => {
  const { answers } = intentOf(box);
  intend(box, { ...(answers && { answers }), ...(urgency && { urgency }) });
};
export const forgetIntent = (box: string): void => intend(box, none);
