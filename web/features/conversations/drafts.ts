import { create } from "zustand";
import { listDrafts, saveDraft } from "../../../src/protocol/unsent.ts";
import { callQuick, useConnection } from "../../api/index.ts";
import { DraftSync } from "./writing/draft-sync.ts";

/** Unsent text by conversation: on this device first, and then on one's others. */
const useDrafts = create<{ drafts: Readonly<Record<string, string>> }>(() => ({ drafts: {} }));
const prefixOf = (accountId: string) => `iris.draft.${accountId}.`;
let prefix = "";
let sync: DraftSync | undefined;

function keepHere(conversationId: string, text: string): void {
  if (text.trim()) localStorage.setItem(prefix + conversationId, text);
  else localStorage.removeItem(prefix + conversationId);
  useDrafts.setState(({ drafts }) => {
    const { [conversationId]: _, ...others } = drafts;
    return { drafts: text === "" ? others : { ...others, [conversationId]: text } };
  });
}

/** @param isShared false for who has no other devices: guests */
export function restoreDrafts(accountId: string, isShared: boolean): DraftSync | undefined {
  prefix = prefixOf(accountId);
  const drafts: Record<string, string> = {};
  for (let at = 0; at < localStorage.length; at += 1) {
    const key = localStorage.key(at);
    if (key?.startsWith(prefix)) drafts[key.slice(prefix.length)] = localStorage.getItem(key) ?? "";
  }
  useDrafts.setState({ drafts });
  if (!isShared) return undefined;
  sync = new DraftSync({
    save: (conversationId, text) => callQuick(saveDraft, { params: { conversationId }, body: { text } }),
    list: async () => (await callQuick(listDrafts)).drafts,
    read: draftOf,
    adopt: keepHere,
    isOnline: () => useConnection.getState().phase === "open",
    setTimer: (run, ms) => setTimeout(run, ms),
    clearTimer: (timer) => clearTimeout(timer),
  });
  return sync;
}
export function forgetDrafts(): void {
  sync?.close();
  sync = undefined;
  useDrafts.setState({ drafts: {} });
}

export const catchUpDrafts = async (conversationIds: readonly string[]): Promise<void> =>
  sync?.catchUp(conversationIds);

export const draftOf = (conversationId: string): string => useDrafts.getState().drafts[conversationId] ?? "";
export const useDraft = (conversationId: string): string => useDrafts(({ drafts }) => drafts[conversationId] ?? "");

export function keepDraft(conversationId: string, text: string): void {
  keepHere(conversationId, text);
  sync?.wrote(conversationId);
}
