import type { RetentionDeps } from "./retention.deps.ts";

/** People asked about at once. */
const atOnce = 500;
/** Conversations after which others get their turn. */
const turn = 50;

/** Chats of a company's people, and bubbles that they organise. */
export async function governedBy({ people, conversations }: RetentionDeps, companyId: string): Promise<string[]> {
  const ids = await people.idsIn(companyId);
  const found = new Set<string>();
  for (let at = 0; at < ids.length; at += atOnce)
    for (const id of await conversations.ruledBy(ids.slice(at, at + atOnce))) found.add(id);
  return [...found];
}

/** Every conversation for which somebody has set a time. */
export async function governed(deps: RetentionDeps): Promise<string[]> {
  const found = new Set<string>();
  for (const { scope, scopeId } of await deps.policies.all())
    if (scope === "bubble") found.add(scopeId);
    else for (const id of await governedBy(deps, scopeId)) found.add(id);
  return [...found];
}

/** One after the other, and others in between. */
export async function inTurns<T>(items: readonly T[], act: (item: T) => Promise<void>): Promise<void> {
  for (const [at, item] of items.entries()) {
    await act(item);
    if (at % turn === turn - 1) await Bun.sleep(0);
  }
}
