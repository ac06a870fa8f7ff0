import type { Conference } from "../../../src/protocol/conferences.ts";

/** unknown: it is being found out · sealed: from end to end · plain: not everybody's browser can */
export interface SealingView {
  readonly state: "unknown" | "sealed" | "plain";
  /** What all devices show alike; null while one is alone or it is being made. */
  readonly code: string | null;
  /** Whose browser cannot, by account id. */
  readonly without: readonly string[];
}
/** As a browser shows it that cannot seal itself. */
export const plainSealing = ({ participants }: Conference): SealingView => ({
  ...{ state: "plain", code: null },
  without: [...new Set(participants.flatMap(({ accountId, sealing }) => (sealing ? [] : [accountId])))],
});

export const unknownSealing: SealingView = { state: "unknown", code: null, without: [] };
