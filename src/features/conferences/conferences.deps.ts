import type { MediaEngine, MediaListener } from "../../media/index.ts";
import type { Host, Platform } from "../../platform/platform.ts";
import type { MessageContent } from "../../protocol/conversations.ts";

/** What conferences ask of the conversations' door. */
export interface BubbleDoor {
  /** Who is in a conversation; undefined when it does not exist. */
  roster(
    conversationId: string,
  ): Promise<{ readonly kind: "direct" | "bubble"; readonly accountIds: readonly string[] } | undefined>;
  /** Adds an entry to the chat; once only for an id. */
  appendEntry(entry: {
    id: string;
    conversationId: string;
    senderId: string;
    content: MessageContent;
  }): Promise<unknown>;
}

/** Runs something later; the returned function calls it off. Tests hold the clock. */
export type Schedule = (delayMs: number, run: () => void) => () => void;

export type ConferenceDeps = Pick<Platform, "config" | "db" | "facts" | "keys" | "log" | "now" | "newId"> &
  Pick<Host, "devicesOf"> & {
    readonly conversations: BubbleDoor;
    readonly openEngine: (listener: MediaListener) => MediaEngine;
    readonly schedule: Schedule;
  };
