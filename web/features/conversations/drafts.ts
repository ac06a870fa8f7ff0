import { create } from "zustand";

/** Unsent text by conversation; kept on this device only. */
const useDrafts = create<{ drafts: Readonly<Record<string, string>> }>(() => ({ drafts: {} }));
const prefixOf = (accountId: string) => `iris.draft.${accountId}.`;
let prefix = "";

export function restoreDrafts(accountId: string): void {
  prefix = prefixOf(accountId);
  const drafts: Record<string, string> = {};
  for (let at = 0; at < localStorage.length; at += 1) {
    const key = localStorage.key(at);
    if (key?.startsWith(prefix)) drafts[key.slice(prefix.length)] = localStorage.getItem(key) ?? "";
  }
  useDrafts.setState({ drafts });
}
export const forgetDrafts = (): void => useDrafts.setState({ drafts: {} });

export const draftOf = (conversationId: string): string => useDrafts.getState().drafts[conversationId] ?? "";
export const useDraft = (conversationId: string): string => useDrafts(({ drafts }) => drafts[conversationId] ?? "");

export function keepDraft(conversationId: string, text: string): void {
  if (text.trim()) localStorage.setItem(prefix + conversationId, text);
  else localStorage.removeItem(prefix + conversationId);
  useDrafts.setState(({ drafts }) => {
    const { [conversationId]: _, ...others } = drafts;
    return { drafts: text.trim() ? { ...others, [conversationId]: text } : others };
  });
}
