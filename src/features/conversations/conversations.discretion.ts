import type { Host, Log } from "../../platform/platform.ts";
import type { Deps } from "./conversations.deps.ts";
import { releaseMarks } from "./held-marks.ts";

/** Marks that were held back while somebody was invisible are shown when they show themselves. */
export function showHeldMarks(host: Host, deps: Deps & { readonly log: Log }): void {
  const { presence } = deps.doors;
  presence.onRevealed((accountId) => releaseMarks(deps, accountId));
  // Should the program have stopped between the choice and the marks.
  host.onConnected(({ caller: { accountId } }) => {
    const heal = async () => {
      if (!(await presence.isHidden(accountId))) await releaseMarks(deps, accountId);
    };
    heal().catch((error: unknown) => deps.log.error({ accountId, error }, "marks could not be shown"));
  });
}
