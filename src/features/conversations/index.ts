export type { ChatDoor } from "./chat-door.ts";
export type { RuledConversation } from "./conversations.deps.ts";
export type { openExpiryDoor } from "./expiry/expiry-door.ts";
export type { GuestHall } from "./guest-hall.ts";
export { mountConversations } from "./mount-conversations.ts";
export type { ReaderDoor } from "./reader-door.ts";
export type { Leaver } from "./remove-person.ts";
export type { MessagePlace, ReadableConversation } from "./search-door.store.ts";
export type { ConversationKeys, KeptMessage, SearchedConversations } from "./search-door.ts";
