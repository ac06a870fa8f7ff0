import { create } from "zustand";
import { listScheduled, type ScheduledMessage } from "../../../../src/protocol/unsent.ts";
import { callQuick } from "../../../api/index.ts";

type All = Readonly<Record<string, ScheduledMessage>>;
/** One's messages that go out later, on all devices the same. */
const useScheduledStore = create<{ all: All }>(() => ({ all: {} }));

const byTime = (all: All) => Object.values(all).sort((a, b) => a.dueAt - b.dueAt);

export function useScheduled(conversationId?: string): readonly ScheduledMessage[] {
  const all = useScheduledStore((state) => state.all);
  return byTime(all).filter((message) => conversationId === undefined || message.conversationId === conversationId);
}

export function keepScheduled(messageId: string, scheduled: ScheduledMessage | null): void {
  useScheduledStore.setState(({ all }) => {
    const { [messageId]: _, ...others } = all;
    return { all: scheduled ? { ...others, [messageId]: scheduled } : others };
  });
}

export async function syncScheduled(): Promise<void> {
  const { scheduled } = await callQuick(listScheduled);
  useScheduledStore.setState({ all: Object.fromEntries(scheduled.map((message) => [message.id, message])) });
}
export const forgetScheduled = (): void => useScheduledStore.setState({ all: {} });
