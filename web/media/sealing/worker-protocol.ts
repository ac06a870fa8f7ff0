import type { TrackSource } from "../../../src/protocol/conferences.ts";
import type { SenderKey } from "./sender-key.ts";

/**
 * hold: nothing passes, it is not known yet how it may · sealed: what is not sealed does not pass · plain: not everybody can seal, all passes
 */
export type SealingMode = "hold" | "sealed" | "plain";

/** Whose media a place of the receiving connection carries. */
export interface Lane {
  readonly mid: string;
  readonly participantId: string;
  readonly source: TrackSource;
}

export type ToWorker =
  | { readonly type: "mode"; readonly mode: SealingMode }
  /** What this device seals with from now on. */
  | { readonly type: "own"; readonly key: SenderKey }
  | { readonly type: "other"; readonly participantId: string; readonly key: SenderKey }
  | { readonly type: "gone"; readonly participantId: string }
  | { readonly type: "lanes"; readonly lanes: readonly Lane[] };

export type FromWorker = {
  /** Something of theirs came that their key here does not open. */
  readonly type: "missing";
  readonly participantId: string;
};

/** What a transform is told when it is made. */
export type TransformOptions =
  | { readonly role: "send"; readonly source: TrackSource }
  | { readonly role: "receive"; readonly mid: string };
