/** A conversation's title; undefined when the person is not in it (any more). A hook. */
type UseTitle = (conversationId: string) => string | undefined;

let useTitle: UseTitle = () => undefined;

/** Lent by conversations: files say where they were shared. */
export const showChatsAs = (hook: UseTitle): void => {
  useTitle = hook;
};

export const useChatTitle: UseTitle = (conversationId) => useTitle(conversationId);
