import { create } from "zustand";
import { type CallRecord, listCalls } from "../../../src/protocol/calls.ts";
import { type ApiFailure, asFailure, call } from "../../api/index.ts";

interface HistoryState {
  /** Newest first; undefined before the first answer. */
  readonly calls: readonly CallRecord[] | undefined;
  readonly hasMore: boolean;
  readonly failure: ApiFailure | null;
}
const unknown: HistoryState = { calls: undefined, hasMore: false, failure: null };
export const useHistory = create<HistoryState>(() => unknown);

/** Fetches the newest calls again, keeping older ones that are shown already. */
export async function refreshHistory(): Promise<void> {
  try {
    const { calls: newest, hasMore } = await call(listCalls, { query: {} });
    const oldest = newest.at(-1)?.startedAt ?? 0;
    const kept = hasMore ? (useHistory.getState().calls ?? []).filter((known) => known.startedAt < oldest) : [];
    useHistory.setState((state) => ({
      calls: [...newest, ...kept],
      hasMore: kept.length > 0 ? state.hasMore : hasMore,
      failure: null,
    }));
  } catch (thrown) {
    useHistory.setState({ failure: asFailure(thrown) });
  }
}

export async function olderHistory(): Promise<void> {
  const { calls: known = [] } = useHistory.getState();
  try {
    const { calls: older, hasMore } = await call(listCalls, { query: { before: known.at(-1)?.startedAt } });
    useHistory.setState({ calls: [...known, ...older], hasMore, failure: null });
  } catch (thrown) {
    useHistory.setState({ failure: asFailure(thrown) });
  }
}

export const forgetHistory = (): void => useHistory.setState(unknown);

/** Those that are over are deleted with all messages of their chat. */
export const forgetChat = (conversationId: string): void =>
  useHistory.setState(({ calls, ...rest }) => ({
    ...rest,
    calls: calls?.filter((known) => known.conversationId !== conversationId),
  }));
